package dev.semblance.spark.verify.report;

import java.util.Locale;

/** Builds a page. Text is escaped, whatever it holds; only markup written here is not. */
final class Html {
  private final StringBuilder page = new StringBuilder();

  /** Appends markup, which must hold no data. */
  Html markup(String markup) {
    page.append(markup);
    return this;
  }

  /** Appends text. */
  Html text(String text) {
    page.append(escape(text));
    return this;
  }

  /** Appends text within an element, which may have attributes. */
  Html in(String element, String text) {
    int space = element.indexOf(' ');
    page.append('<').append(element).append('>').append(escape(text));
    page.append("</").append(space < 0 ? element : element.substring(0, space)).append(">\n");
    return this;
  }

  /** Appends a cell of a table with a number. */
  Html number(long number) {
    return in("td class=n", count(number));
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 12.3%}; not all and not none unless it is. */
  static String percent(double share) {
    if (share > 0 && share < 0.0005) {
      return "<0.1%";
    }
    return share < 1 && share > 0.9995
        ? ">99.9%"
        : String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  /** The whole page. */
  @Override
  public String toString() {
    return page.toString();
  }
}
