package dev.semblance.compiler.source;

import static java.util.Objects.requireNonNull;

/** A piece of a source file: from offset {@code start}, up to but not including {@code end}. */
public record SourceSpan(SourceFile file, int start, int end) {

  public SourceSpan {
    requireNonNull(file, "file");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /** The smallest span that covers this one and {@code other}, which must be of the same file. */
  public SourceSpan to(SourceSpan other) {
    return new SourceSpan(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The text covered. */
  public String text() {
    return file.text().substring(start, Math.min(end, file.text().length()));
  }

  /** 1-based line of the first character. */
  public int line() {
    return file.lineOf(start);
  }

  /** 1-based column of the first character, in code points. */
  public int column() {
    return file.columnOf(start);
  }

  @Override
  public String toString() {
    return file.name() + ":" + line() + ":" + column();
  }
}
