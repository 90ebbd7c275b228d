package dev.semblance.parity.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a case file.
 *
 * @param header names of the columns
 * @param rows cells as written, as many as the header has names
 */
record CaseTable(List<String> header, List<List<String>> rows) {
  CaseTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "%d cells under %d names: %s".formatted(row.size(), header.size(), row));
      }
    }
  }

  /** Of lines, the first with cells being the header. */
  static CaseTable parse(List<String> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = CellScanner.cells(line);
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    if (rows.isEmpty()) {
      return new CaseTable(List.of(), List.of());
    }
    return new CaseTable(rows.get(0), rows.subList(1, rows.size()));
  }

  /** The table with its columns in line. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header);
    lines.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        padded.append(line.get(i)).append(" ".repeat(width(lines, i) - line.get(i).length() + 2));
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
