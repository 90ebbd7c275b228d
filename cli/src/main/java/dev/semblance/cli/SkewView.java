package dev.semblance.cli;

import dev.semblance.spark.verify.SkewReport;
import dev.semblance.spark.verify.SkewReport.Column;
import dev.semblance.spark.verify.report.SkewPage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How distributions differ, on a terminal: a line for each column, the most changed first. */
final class SkewView {
  private static final int MEDIAN = SkewReport.PERCENTS.indexOf(50);

  private SkewView() {}

  static void print(PrintWriter out, SkewReport report) {
    out.println(
        String.format(
            Locale.ROOT,
            "%,d rows on the left, %,d on the right.",
            report.left().rows(),
            report.right().rows()));
    out.println();
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("column", "index", "", "null rate", "distinct", "median"));
    report.columns().stream()
        .sorted(Comparator.comparingDouble((Column c) -> c.stability().orElse(0)).reversed())
        .forEach(column -> lines.add(line(column)));
    ComparisonView.table(out, "", lines);
    report.notCompared().forEach(text -> out.println("not compared: " + text));
  }

  private static List<String> line(Column column) {
    return List.of(
        column.name(),
        SkewPage.index(column.stability()),
        judgement(column.stability().orElse(0)),
        String.format(
            Locale.ROOT,
            "%.1f%% -> %.1f%%",
            column.left().nullRate() * 100,
            column.right().nullRate() * 100),
        String.format(
            Locale.ROOT, "%,d -> %,d", column.left().distinct(), column.right().distinct()),
        column.left().quantiles().isEmpty() || column.right().quantiles().isEmpty()
            ? ""
            : column.left().quantiles().get(MEDIAN)
                + " -> "
                + column.right().quantiles().get(MEDIAN));
  }

  private static String judgement(double index) {
    if (index >= SkewPage.LARGE) {
      return "large";
    }
    return index >= SkewPage.MODERATE ? "moderate" : "";
  }
}
