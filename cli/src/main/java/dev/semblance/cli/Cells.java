package dev.semblance.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values as a person wants to see a few of them: short, and on one line. */
final class Cells {
  private static final int LONGEST = 28;

  private Cells() {}

  /**
   * @param value a value of the output, possibly null
   */
  static String text(Object value) {
    String whole = whole(value).replaceAll("\\p{Cntrl}", " ");
    return whole.codePointCount(0, whole.length()) <= LONGEST
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, LONGEST - 3)) + "...";
  }

  private static String whole(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof java.sql.Timestamp timestamp) {
      return timestamp.toInstant().toString();
    }
    if (value instanceof Duration duration) {
      return duration(duration);
    }
    if (value instanceof Iterable<?> list) {
      return StreamSupport.stream(list.spliterator(), false)
          .map(Cells::whole)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.toString();
  }

  /** {@code 1h22m3.5s}. */
  private static String duration(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  /** Six digits are enough to see what a value is like. */
  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    boolean plain = rounded.scale() <= 12 && rounded.precision() - rounded.scale() <= 12;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
