package dev.semblance.compiler.syntax;

import dev.semblance.compiler.syntax.FormattedRow.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lines up the rows of a block; an empty line begins anew. */
final class Alignment {
  /** Wider expressions do not push the clauses of others to the right. */
  private static final int WIDEST_COLUMN = 40;

  private Alignment() {}

  static void align(List<FormattedRow> rows) {
    List<FormattedRow> section = new ArrayList<>();
    for (FormattedRow row : rows) {
      if (row.blankBefore()) {
        alignSection(section);
        section.clear();
      }
      section.add(row);
    }
    alignSection(section);
  }

  private static void alignSection(List<FormattedRow> section) {
    for (Kind kind : List.of(Kind.FIELD, Kind.DEFINITION, Kind.COMPUTED)) {
      List<FormattedRow> rows = section.stream().filter(row -> row.kind() == kind).toList();
      alignColumn(rows.stream().filter(row -> row.isBeside(1)).toList(), 0, 0);
      List<FormattedRow> wide = rows.stream().filter(row -> row.isBeside(2)).toList();
      if (kind == Kind.FIELD) {
        alignTypes(rows, wide);
      } else if (wide.size() > 1) {
        alignColumn(wide, 1, 1);
      }
    }
  }

  // Annotations stand behind the widest type, also where that has none itself.
  private static void alignTypes(List<FormattedRow> rows, List<FormattedRow> annotated) {
    int widest = widest(rows.stream().filter(row -> row.isBeside(1)).toList(), 1);
    annotated.forEach(row -> row.pad(1, widest));
  }

  private static void alignColumn(List<FormattedRow> rows, int cell, int gap) {
    int widest = widest(rows, cell);
    rows.forEach(row -> row.pad(cell, Math.max(widest, row.width(cell)) + gap));
  }

  private static int widest(List<FormattedRow> rows, int cell) {
    return rows.stream()
        .mapToInt(row -> row.width(cell))
        .filter(width -> width <= WIDEST_COLUMN)
        .max()
        .orElse(0);
  }
}
