package dev.semblance.runtime.record;

/** How messages show what they found: cut to a length that a terminal line can bear. */
final class BadText {
  private static final int MOST_CHARACTERS = 60;

  private BadText() {}

  static String shown(String text) {
    String oneLine = text.replace('\n', ' ').replace('\r', ' ');
    return oneLine.codePointCount(0, oneLine.length()) <= MOST_CHARACTERS
        ? '"' + oneLine + '"'
        : '"' + oneLine.substring(0, oneLine.offsetByCodePoints(0, MOST_CHARACTERS)) + "...\"";
  }
}
