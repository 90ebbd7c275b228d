package dev.semblance.spark.verify.report;

import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.ComparisonReport.DifferentCells;
import dev.semblance.spark.verify.read.Cell;
import java.util.ArrayList;
import java.util.List;

/** In which columns a row that both sides have differs. */
public final class DifferentColumns {
  private DifferentColumns() {}

  /** Their names; none for a row that one side has alone. */
  public static List<String> of(ComparisonReport report, DifferentCells row) {
    List<String> names = new ArrayList<>();
    if (row.left().isEmpty() || row.right().isEmpty()) {
      return names;
    }
    for (int i = 0; i < row.left().size(); i++) {
      if (differ(row.left().get(i), row.right().get(i))) {
        names.add(report.columns().get(i).name());
      }
    }
    return names;
  }

  /** Whether two cells differ; of one kind, their exact texts tell. */
  static boolean differ(Cell left, Cell right) {
    return left.kind() != right.kind() || !left.text().equals(right.text());
  }
}
