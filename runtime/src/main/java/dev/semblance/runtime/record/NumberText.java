package dev.semblance.runtime.record;

import java.math.BigDecimal;

/** Numbers written in plain decimal syntax: a sign, digits, a point, an exponent; no blanks. */
final class NumberText {
  /** Far more digits than any type holds; beyond it text is no number but an attack on time. */
  private static final int MOST_CHARACTERS = 1_000;

  private static final int MOST_EXPONENT_DIGITS = 8;
  private static final int SAFE_LONG_DIGITS = 18;

  private NumberText() {}

  /** Whether {@link #smallInt} reads the text: a whole number that is short enough. */
  static boolean isSmallInt(String text) {
    int start = signEnd(text);
    int digits = text.length() - start;
    return digits > 0 && digits <= SAFE_LONG_DIGITS && digitsEnd(text, start) == text.length();
  }

  static long smallInt(String text) {
    long value = 0;
    for (int i = signEnd(text); i < text.length(); i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return text.charAt(0) == '-' ? -value : value;
  }

  /** The number, exactly; null if the text is no number or an unreasonable one. */
  static BigDecimal decimal(String text) {
    return isNumber(text) ? new BigDecimal(text) : null;
  }

  /** Whether the text is a number in plain decimal syntax. */
  static boolean isNumber(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return false;
    }
    int start = signEnd(text);
    int point = digitsEnd(text, start);
    int digits = point - start;
    int end = point;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsEnd(text, end + 1);
      digits += end - point - 1;
    }
    return digits > 0 && (end == text.length() || isExponent(text, end));
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int start = at + 1;
    if (start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
      start++;
    }
    int digits = text.length() - start;
    return digits > 0 && digits <= MOST_EXPONENT_DIGITS && digitsEnd(text, start) == text.length();
  }

  private static int signEnd(String text) {
    boolean signed = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
    return signed ? 1 : 0;
  }

  private static int digitsEnd(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** Whether the text is a word for a double that is not finite, in any case. */
  static boolean isNotFinite(String text) {
    int start = signEnd(text);
    String word = text.substring(start);
    return word.equalsIgnoreCase("nan")
        || word.equalsIgnoreCase("inf")
        || word.equalsIgnoreCase("infinity");
  }
}
