package dev.semblance.cli;

import dev.semblance.runtime.expression.TimeText;
import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.ComparisonReport.Column;
import dev.semblance.spark.verify.ComparisonReport.DifferentCells;
import dev.semblance.spark.verify.ComparisonReport.Side;
import dev.semblance.spark.verify.report.DifferentColumns;
import dev.semblance.spark.verify.report.Sentences;
import java.io.PrintWriter;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/** What a comparison found, on a terminal. */
final class ComparisonView {
  private static final String INDENT = "  ";
  private static final int HASH_DIGITS = 16;

  private final ComparisonReport report;

  ComparisonView(ComparisonReport report) {
    this.report = report;
  }

  void print(PrintWriter out) {
    out.println(Sentences.result(report));
    out.println();
    sides().print(out);
    if (!report.isEqual()) {
      columns(out);
      causes(out);
      rows(out);
    }
  }

  private RowTable sides() {
    List<String> names =
        List.of(
            "",
            "vector",
            "plan hash",
            "format",
            "rows",
            "repeated",
            "first trigger",
            "last trigger");
    return new RowTable(names, List.of(side("left", report.left()), side("right", report.right())));
  }

  private static List<String> side(String name, Side side) {
    boolean known = side.description().known();
    return List.of(
        name,
        known ? side.description().title() : "not known",
        known ? shortened(side.description().planHash()) : "not known",
        side.format(),
        count(side.rows()),
        count(side.repeated()),
        time(side.firstTime()),
        time(side.lastTime()));
  }

  /** As much as tells hashes apart; the reports have the whole. */
  private static String shortened(String hash) {
    return hash.length() <= HASH_DIGITS ? hash : hash.substring(0, HASH_DIGITS) + "...";
  }

  private static String time(OptionalLong micros) {
    return micros.isPresent() ? TimeText.timestamp(micros.getAsLong()) : "none";
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void columns(PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    for (Column column : report.columns()) {
      if (column.different() > 0 || !column.isOfOneType()) {
        lines.add(List.of(column.name(), count(column.different()), more(column)));
      }
    }
    report.onlyLeft().forEach(name -> lines.add(List.of(name, "", "on the left alone")));
    report.onlyRight().forEach(name -> lines.add(List.of(name, "", "on the right alone")));
    if (!lines.isEmpty()) {
      out.println();
      out.println("Columns with cells that differ:");
      table(out, INDENT, lines);
    }
  }

  private static String more(Column column) {
    List<String> parts = new ArrayList<>();
    if (!column.isOfOneType()) {
      parts.add(column.leftType() + " left, " + column.rightType() + " right");
    }
    column.largest().ifPresent(value -> parts.add("by up to " + value.round(new MathContext(6))));
    if (column.leftEmpty() > 0) {
      parts.add(count(column.leftEmpty()) + " without a value on the left alone");
    }
    if (column.rightEmpty() > 0) {
      parts.add(count(column.rightEmpty()) + " without a value on the right alone");
    }
    return String.join("; ", parts);
  }

  private void causes(PrintWriter out) {
    if (!report.causes().isEmpty()) {
      out.println();
      out.println("Why, where it can be known:");
      List<List<String>> lines = new ArrayList<>();
      report.causes().forEach((cause, rows) -> lines.add(List.of(count(rows), cause.meaning())));
      table(out, INDENT, lines);
    }
  }

  private void rows(PrintWriter out) {
    if (report.firstRows().isEmpty()) {
      return;
    }
    out.println();
    out.println("The first rows that differ:");
    for (DifferentCells row : report.firstRows()) {
      out.println(INDENT + Sentences.key(report, row));
      String detail = row.detail().isEmpty() ? "" : ": " + row.detail();
      out.println(
          INDENT + INDENT + Sentences.where(row) + "Why: " + row.cause().meaning() + detail);
      List<String> different = DifferentColumns.of(report, row);
      List<List<String>> lines = new ArrayList<>();
      for (int i = 0; i < report.columns().size(); i++) {
        if (different.contains(report.columns().get(i).name())) {
          lines.add(
              List.of(
                  report.columns().get(i).name(),
                  row.left().get(i).text(),
                  row.right().get(i).text()));
        }
      }
      table(out, INDENT + INDENT, lines);
    }
  }

  /** Lines whose cells stand below each other. */
  static void table(PrintWriter out, String indent, List<List<String>> lines) {
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder(indent);
      for (int i = 0; i < line.size(); i++) {
        text.append(padded(line.get(i), width(lines, i))).append(INDENT);
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private static int width(List<List<String>> lines, int cell) {
    Function<List<String>, Integer> length = line -> length(line.get(cell));
    return lines.stream().map(length).max(Integer::compare).orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - length(text));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
