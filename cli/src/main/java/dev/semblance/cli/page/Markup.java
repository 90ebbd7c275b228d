package dev.semblance.cli.page;

/** Text within markup. */
public final class Markup {
  private Markup() {}

  /** The text for use in elements and in attributes; what XML cannot hold is left out. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().filter(Markup::isAllowed).forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '&' -> escaped.append("&amp;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(point);
    }
  }

  private static boolean isAllowed(int point) {
    boolean control = point < ' ' && point != '\t' && point != '\n' && point != '\r';
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    return !control && !surrogate && point != 0xFFFE && point != 0xFFFF;
  }
}
