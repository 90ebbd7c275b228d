package dev.semblance.cli;

import java.io.PrintWriter;
import java.util.List;

/**
 * A few rows of a vector, turned on their side: a line for each column, because there are more
 * columns than a terminal is wide.
 */
final class RowTable {
  private final List<String> columns;
  private final List<List<String>> rows;

  /**
   * @param columns names
   * @param rows of as many cells each
   */
  RowTable(List<String> columns, List<List<String>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  void print(PrintWriter out) {
    int nameWidth = width(columns);
    int[] widths = rows.stream().mapToInt(RowTable::width).toArray();
    for (int column = 0; column < columns.size(); column++) {
      StringBuilder line = new StringBuilder(padded(columns.get(column), nameWidth));
      for (int row = 0; row < rows.size(); row++) {
        line.append("  ").append(padded(rows.get(row).get(column), widths[row]));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(RowTable::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
