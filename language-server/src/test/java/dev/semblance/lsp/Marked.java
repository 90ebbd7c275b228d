package dev.semblance.lsp;

import org.eclipse.lsp4j.Position;

/**
 * A text with a place in it, which is marked by {@code |}.
 *
 * @param text without the mark
 */
record Marked(String text, Position position) {
  static Marked of(String marked) {
    int at = marked.indexOf('|');
    String before = marked.substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Marked(
        before + marked.substring(at + 1), new Position(line, at - before.lastIndexOf('\n') - 1));
  }

  /** The same text with the mark before, or within, the first place where a text occurs. */
  static Marked at(String text, String context) {
    int inner = Math.max(0, context.indexOf('|'));
    String sought = context.replace("|", "");
    int at = text.indexOf(sought);
    if (at < 0) {
      throw new AssertionError("there is no " + sought);
    }
    return of(text.substring(0, at + inner) + "|" + text.substring(at + inner));
  }
}
