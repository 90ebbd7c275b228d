package dev.semblance.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts a line into cells: at blanks or commas, but not inside quotes or brackets. */
final class CellScanner {
  private final String line;
  private final IntPredicate isSeparator;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int depth;

  private CellScanner(String line, IntPredicate isSeparator) {
    this.line = line;
    this.isSeparator = isSeparator;
  }

  /** The cells of a table's line; what follows a {@code #} is a comment. */
  static List<String> cells(String line) {
    return new CellScanner(line, Character::isWhitespace).scan(true);
  }

  /** The items between the brackets of a list, or the braces of a map. */
  static List<String> items(String list) {
    return new CellScanner(list, c -> c == ',' || Character.isWhitespace(c)).scan(false);
  }

  private List<String> scan(boolean comments) {
    int at = 0;
    while (at < line.length() && !(comments && line.charAt(at) == '#' && cell.isEmpty())) {
      at = take(at);
    }
    endCell();
    return cells;
  }

  /** Takes a character, or a whole quoted text, and gives the place after it. */
  private int take(int at) {
    char c = line.charAt(at);
    if (c == '"') {
      int end = endOfQuotes(at);
      cell.append(line, at, end);
      return end;
    }
    depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    if (depth == 0 && isSeparator.test(c)) {
      endCell();
    } else {
      cell.append(c);
    }
    return at + 1;
  }

  private int endOfQuotes(int start) {
    int at = start + 1;
    while (at < line.length() && line.charAt(at) != '"') {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= line.length()) {
      throw new IllegalArgumentException("quotes that do not end: " + line);
    }
    return at + 1;
  }

  private void endCell() {
    if (!cell.isEmpty()) {
      cells.add(cell.toString());
      cell.setLength(0);
    }
  }
}
