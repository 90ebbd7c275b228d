package dev.semblance.reference;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From one type to another. */
final class Conversions {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?)([0-9]*)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?");
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;

  /** Beyond it lies no value of any type that is not zero or too large. */
  private static final int LARGEST_EXPONENT = 100_000;

  private Conversions() {}

  static Object value(Operator operator, Type to, Object value, Type from) {
    return switch (operator) {
      case TO_INT -> toInt(value);
      case TO_DOUBLE -> toDouble(value);
      case TO_DECIMAL -> toDecimal(to, value);
      case TO_STRING -> toText(value, from);
      default -> throw new IllegalArgumentException("no conversion: " + operator);
    };
  }

  private static Long toInt(Object value) {
    if (value instanceof String text) {
      return WHOLE.matcher(text).matches() ? Exact.fitting(new BigInteger(text)) : null;
    }
    return Exact.fitting(Exact.of(value).toBigInteger());
  }

  private static Double toDouble(Object value) {
    BigDecimal number = number(value);
    return number == null ? null : Exact.nearestDouble(number);
  }

  /** Half-even at the type's scale; null where it does not fit. */
  static BigDecimal toDecimal(Type type, Object value) {
    BigDecimal number = number(value);
    if (number == null) {
      return null;
    }
    BigDecimal rounded = number.setScale(type.scale(), RoundingMode.HALF_EVEN);
    return Exact.fitting(rounded, type.precision());
  }

  private static BigDecimal number(Object value) {
    return value instanceof String text ? parsed(text) : Exact.of(value);
  }

  private static BigDecimal parsed(String text) {
    Matcher parts = NUMBER.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String fraction = parts.group(3) == null ? "" : parts.group(3);
    if (parts.group(2).isEmpty() && fraction.isEmpty()) {
      return null;
    }
    BigInteger digits = new BigInteger(parts.group(2) + fraction);
    BigInteger exponent = parts.group(4) == null ? BigInteger.ZERO : new BigInteger(parts.group(4));
    BigInteger bound = BigInteger.valueOf(LARGEST_EXPONENT);
    int scale = fraction.length() - exponent.min(bound).max(bound.negate()).intValue();
    return new BigDecimal(parts.group(1).equals("-") ? digits.negate() : digits, scale);
  }

  private static String toText(Object value, Type from) {
    return switch (from.kind()) {
      case DECIMAL -> ((BigDecimal) value).setScale(from.scale()).toPlainString();
      case TIMESTAMP -> timestamp((Long) value);
      case DURATION -> Duration.of((Long) value, ChronoUnit.MICROS).toString();
      default -> value.toString();
    };
  }

  /** ISO-8601 in UTC with six digits of the second's fraction. */
  private static String timestamp(long micros) {
    long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
    long second = Math.floorMod(seconds, SECONDS_PER_DAY);
    return String.format(
        Locale.ROOT,
        "%sT%02d:%02d:%02d.%06dZ",
        LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY)),
        second / 3600,
        second / 60 % 60,
        second % 60,
        Math.floorMod(micros, MICROS_PER_SECOND));
  }
}
