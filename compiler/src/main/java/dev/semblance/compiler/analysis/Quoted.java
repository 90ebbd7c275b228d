package dev.semblance.compiler.analysis;

import dev.semblance.compiler.source.SourceSpan;

/** A user's own words within a message. */
final class Quoted {
  private static final int LONGEST = 40;

  private Quoted() {}

  /** The text in backticks; what it is, where it is long. */
  static String text(SourceSpan span) {
    return orElse(span, "this expression");
  }

  /** The text in backticks, or other words where it is long. */
  static String orElse(SourceSpan span, String otherwise) {
    String text = span.text();
    boolean fits = !text.isBlank() && text.length() <= LONGEST && text.indexOf('\n') < 0;
    return fits ? "`" + text + "`" : otherwise;
  }
}
