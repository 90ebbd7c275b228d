package dev.semblance.compiler.source;

import static java.util.Objects.requireNonNull;

/**
 * A {@code .feature} file's text and the name it is called by in messages.
 *
 * <p>Offsets are UTF-16 indexes into {@link #text()}; lines and columns count from 1, columns in
 * code points, as editors show them.
 */
public record SourceFile(String name, String text) {

  public SourceFile {
    requireNonNull(name, "name");
    requireNonNull(text, "text");
  }

  /** The 1-based line that holds {@code offset}. */
  public int lineOf(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The 1-based column of {@code offset} within its line, in code points. */
  public int columnOf(int offset) {
    int end = Math.min(offset, text.length());
    int start = text.lastIndexOf('\n', end - 1) + 1;
    return text.codePointCount(start, Math.max(start, end)) + 1;
  }

  /** The text of the line that holds {@code offset}, without its line break. */
  public String lineTextAt(int offset) {
    int at = Math.min(offset, text.length());
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', at);
    String line = text.substring(start, end < 0 ? text.length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  @Override
  public String toString() {
    return name;
  }
}
