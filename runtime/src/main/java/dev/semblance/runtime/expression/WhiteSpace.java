package dev.semblance.runtime.expression;

/** The code points with Unicode's property White_Space, all of which fit one UTF-16 unit. */
final class WhiteSpace {
  private WhiteSpace() {}

  /** The text without white space at its ends. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && contains(text.charAt(start))) {
      start++;
    }
    while (start < end && contains(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean contains(char unit) {
    return switch (unit) {
      case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> unit >= 0x2000 && unit <= 0x200A;
    };
  }
}
