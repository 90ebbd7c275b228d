package dev.semblance.runtime.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Numbers in strings, in plain decimal syntax: ASCII digits, an optional sign, no blanks, no
 * grouping.
 *
 * <ul>
 *   <li>an int is {@code [+-]?[0-9]+} in 64 bits;
 *   <li>a double or decimal is {@code [+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?}.
 * </ul>
 */
final class NumberText {
  private final String text;
  private final boolean negative;
  // Where the digits before and after the point begin and end; the exponent that is written.
  private final int wholeStart;
  private final int wholeEnd;
  private final int fractionStart;
  private final int fractionEnd;
  private final long exponent;

  private NumberText(
      String text,
      boolean negative,
      int wholeStart,
      int wholeEnd,
      int fractionStart,
      int fractionEnd,
      long exponent) {
    this.text = text;
    this.negative = negative;
    this.wholeStart = wholeStart;
    this.wholeEnd = wholeEnd;
    this.fractionStart = fractionStart;
    this.fractionEnd = fractionEnd;
    this.exponent = exponent;
  }

  /** The int, or null when the text is none or it leaves 64 bits. */
  static Long toLong(String text) {
    int start = afterSign(text, 0);
    if (start == text.length() || endOfDigits(text, start) != text.length()) {
      return null;
    }
    boolean negative = text.charAt(0) == '-';
    // Downwards, for that is the side on which 64 bits reach further.
    long value = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (value < (Long.MIN_VALUE + digit) / 10) {
        return null;
      }
      value = value * 10 - digit;
    }
    if (negative) {
      return value;
    }
    return value == Long.MIN_VALUE ? null : (Long) (-value);
  }

  /** The nearest double, infinite if the number is too large; NaN when the text is no number. */
  static double toDouble(String text) {
    return parse(text) == null ? Double.NaN : Double.parseDouble(text);
  }

  /**
   * The number rounded half-even to {@code scale} digits; null when the text is no number or needs
   * more than {@code precision} digits. Takes time in the length of the text, not in the exponent.
   */
  static BigDecimal toDecimal(String text, int precision, int scale) {
    NumberText number = parse(text);
    return number == null ? null : number.rounded(precision, scale);
  }

  private static NumberText parse(String text) {
    int wholeStart = afterSign(text, 0);
    int wholeEnd = endOfDigits(text, wholeStart);
    boolean point = wholeEnd < text.length() && text.charAt(wholeEnd) == '.';
    int fractionStart = point ? wholeEnd + 1 : wholeEnd;
    int fractionEnd = point ? endOfDigits(text, fractionStart) : wholeEnd;
    if (wholeEnd - wholeStart + fractionEnd - fractionStart == 0) {
      return null;
    }
    long exponent = 0;
    if (fractionEnd < text.length()) {
      int digits = afterSign(text, fractionEnd + 1);
      if ((text.charAt(fractionEnd) | 0x20) != 'e'
          || digits == text.length()
          || endOfDigits(text, digits) != text.length()) {
        return null;
      }
      exponent = exponentOf(text, digits, text.charAt(fractionEnd + 1) == '-');
    }
    boolean negative = text.charAt(0) == '-';
    return new NumberText(
        text, negative, wholeStart, wholeEnd, fractionStart, fractionEnd, exponent);
  }

  private static int afterSign(String text, int start) {
    boolean sign =
        start < text.length() && (text.charAt(start) == '+' || text.charAt(start) == '-');
    return sign ? start + 1 : Math.min(start, text.length());
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** Stops growing where no string is long enough to make up for it. */
  private static long exponentOf(String text, int start, boolean negative) {
    long value = 0;
    for (int i = start; i < text.length() && value < 1L << 40; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return negative ? -value : value;
  }

  private BigDecimal rounded(int precision, int scale) {
    int zeros = leadingZeros();
    int count = digitCount();
    if (zeros == count) {
      return BigDecimal.valueOf(0, scale);
    }
    // The number is 0.ddd... times ten to the point, its first digit not zero.
    long point = wholeEnd - wholeStart + exponent - zeros;
    if (point > precision - scale) {
      return null;
    }
    if (point < -scale) {
      return BigDecimal.valueOf(0, scale);
    }
    BigDecimal value = kept(zeros, (int) (point + scale) + 1, (int) point);
    BigDecimal result = value.setScale(scale, RoundingMode.HALF_EVEN);
    return result.precision() > precision ? null : result;
  }

  /**
   * The number cut off after {@code digits} digits, with a last digit of one if anything but zeros
   * was cut: enough to tell on which side of a tie it lies.
   */
  private BigDecimal kept(int first, int digits, int point) {
    int count = digitCount();
    int last = (int) Math.min(count, (long) first + digits);
    StringBuilder kept = new StringBuilder(negative ? "-" : "");
    for (int i = first; i < last; i++) {
      kept.append(digit(i));
    }
    boolean rest = false;
    for (int i = last; i < count && !rest; i++) {
      rest = digit(i) != '0';
    }
    if (rest) {
      kept.append('1');
    }
    int written = last - first + (rest ? 1 : 0);
    return new BigDecimal(new BigInteger(kept.toString()), written - point);
  }

  private int digitCount() {
    return wholeEnd - wholeStart + fractionEnd - fractionStart;
  }

  private char digit(int index) {
    int whole = wholeEnd - wholeStart;
    return text.charAt(index < whole ? wholeStart + index : fractionStart + index - whole);
  }

  private int leadingZeros() {
    int count = digitCount();
    int zeros = 0;
    while (zeros < count && digit(zeros) == '0') {
      zeros++;
    }
    return zeros;
  }
}
