package dev.semblance.spark.verify.report;

import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.ComparisonReport.DifferentCells;
import java.util.ArrayList;
import java.util.List;

/** What a comparison found, in words; the page and the command say the same. */
public final class Sentences {
  private Sentences() {}

  /** Of an equal pair. */
  static String equal(ComparisonReport report) {
    return report.matchedRows() == 0
        ? "Nothing differs, but there was nothing to compare: neither side has a row."
        : "Equal: %s rows, %s cells, bit by bit."
            .formatted(Html.count(report.matchedRows()), Html.count(report.cells()));
  }

  /** Of a pair that differs. */
  static String different(ComparisonReport report) {
    List<String> parts = new ArrayList<>();
    add(parts, report.differentRows(), " of " + Html.count(report.matchedRows()) + " rows differ");
    add(parts, report.left().alone(), " only on the left");
    add(parts, report.right().alone(), " only on the right");
    add(parts, report.onlyLeft().size() + report.onlyRight().size(), " columns on one side only");
    long types = report.columns().stream().filter(column -> !column.isOfOneType()).count();
    add(parts, types, " columns of other types");
    return "Different: " + String.join(", ", parts) + ".";
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(Html.count(count) + what);
    }
  }

  /** The result in one sentence. */
  public static String result(ComparisonReport report) {
    return report.isEqual() ? equal(report) : different(report);
  }

  /** {@code charge_id "a", at 2026-01-31T01:00:00.000000Z}. */
  public static String key(ComparisonReport report, DifferentCells row) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < row.key().size(); i++) {
      parts.add(report.keyColumns().get(i) + " " + row.key().get(i).text());
    }
    return String.join(", ", parts);
  }

  /** {@code Only on the left. }; empty where both sides have it. */
  public static String where(DifferentCells row) {
    if (row.right().isEmpty() && row.left().isEmpty()) {
      return "";
    }
    if (row.right().isEmpty()) {
      return "Only on the left. ";
    }
    return row.left().isEmpty() ? "Only on the right. " : "";
  }
}
