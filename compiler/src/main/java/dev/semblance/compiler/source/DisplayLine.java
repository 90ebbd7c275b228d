package dev.semblance.compiler.source;

/**
 * One line of a file as a terminal shows it: tabs as blanks, wide characters as two columns, marks
 * that combine as none, control characters replaced, and a long line cut around the place of
 * interest.
 */
final class DisplayLine {
  private static final int TAB_WIDTH = 4;
  private static final int MAX_WIDTH = 120;
  private static final int WIDTH_BEFORE_PLACE = 40;
  private static final String CUT = "...";

  private final String text;

  /** The display column of each UTF-16 unit of the line, and of its end. */
  private final int[] columns;

  private DisplayLine(String text, int[] columns) {
    this.text = text;
    this.columns = columns;
  }

  /** Shows {@code line}; where it is too long, the part around the unit {@code place}. */
  static DisplayLine of(String line, int place) {
    int[] columns = columns(line);
    if (columns[line.length()] <= MAX_WIDTH) {
      return new DisplayLine(shown(line, 0, line.length(), columns), columns);
    }
    int placeColumn = columns[Math.min(place, line.length())];
    int from = unitAt(line, columns, Math.max(0, placeColumn - WIDTH_BEFORE_PLACE));
    int to = unitAt(line, columns, columns[from] + MAX_WIDTH - 2 * CUT.length());
    String before = from == 0 ? "" : CUT;
    String after = to == line.length() ? "" : CUT;
    int end = before.length() + columns[to] - columns[from] + after.length();
    int[] moved = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i] - columns[from] + before.length();
      moved[i] = Math.max(0, Math.min(column, end));
    }
    return new DisplayLine(before + shown(line, from, to, columns) + after, moved);
  }

  String text() {
    return text;
  }

  /** The column, from 0, at which the UTF-16 unit {@code unit} of the line is shown. */
  int column(int unit) {
    return columns[Math.max(0, Math.min(unit, columns.length - 1))];
  }

  /** The column behind the last character. */
  int end() {
    return columns[columns.length - 1];
  }

  private static int[] columns(String line) {
    int[] columns = new int[line.length() + 1];
    int column = 0;
    for (int i = 0; i < line.length(); ) {
      int codePoint = line.codePointAt(i);
      int count = Character.charCount(codePoint);
      for (int unit = i; unit < i + count; unit++) {
        columns[unit] = column;
      }
      column += width(codePoint, column);
      i += count;
    }
    columns[line.length()] = column;
    return columns;
  }

  private static int unitAt(String line, int[] columns, int column) {
    int unit = 0;
    while (unit < line.length() && columns[unit] < column) {
      unit += Character.charCount(line.codePointAt(unit));
    }
    return unit;
  }

  private static String shown(String line, int from, int to, int[] columns) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; ) {
      int codePoint = line.codePointAt(i);
      if (codePoint == '\t') {
        text.append(" ".repeat(width(codePoint, columns[i])));
      } else if (isUnprintable(codePoint)) {
        text.append('\uFFFD');
      } else {
        text.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return text.toString();
  }

  private static int width(int codePoint, int column) {
    if (codePoint == '\t') {
      return TAB_WIDTH - column % TAB_WIDTH;
    }
    if (isUnprintable(codePoint)) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  // Control and format characters could steer the terminal or turn the text around.
  private static boolean isUnprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1F64F
        || c >= 0x1F900 && c <= 0x1F9FF
        || c >= 0x20000 && c <= 0x3FFFD;
  }
}
