package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.ColumnVector.Storage;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One number taken apart: a sign and {@code magnitude * 2^shift} units of its type, which are of
 * 2^-1074 for doubles, of the last digit for ints and decimals. Made once and set again and again.
 */
final class NumberParts {
  private static final int BITS_OF_DECIMALS = 127;

  private boolean negative;

  /** Unsigned; not used with {@link #wide}. */
  private long magnitude;

  private int shift;

  /** The magnitude of a decimal of many digits, else null. */
  private BigInteger wide;

  /** How many bits the greatest number of units has. */
  static int bitsOf(Type type) {
    return switch (type.kind()) {
      case DOUBLE -> FixedPointSum.BITS_OF_DOUBLES;
      case INT, DECIMAL, TIMESTAMP ->
          ColumnVector.storageOf(type) == Storage.LONG ? Long.SIZE : BITS_OF_DECIMALS;
      default -> throw new IllegalArgumentException("no number: " + type);
    };
  }

  /** A unit is {@code 2^unitExponent / 10^scale}. */
  static int unitExponent(Type type) {
    return type.is(Kind.DOUBLE) ? FixedPointSum.UNIT_EXPONENT : 0;
  }

  void set(long value) {
    negative = value < 0;
    // The absolute value of the least long is right as an unsigned number.
    magnitude = Math.abs(value);
    shift = 0;
    wide = null;
  }

  /** Takes the non-null number at {@code row}. */
  void set(ColumnVector values, int row) {
    switch (values.storage()) {
      case LONG -> set(values.longs()[row]);
      case DOUBLE -> {
        double value = values.doubles()[row];
        negative = value < 0;
        magnitude = FixedPointSum.mantissa(value);
        shift = FixedPointSum.exponent(value);
        wide = null;
      }
      case OBJECT -> {
        BigInteger unscaled = ((BigDecimal) values.objects()[row]).unscaledValue();
        negative = unscaled.signum() < 0;
        shift = 0;
        wide = unscaled.abs();
      }
    }
  }

  /** Adds the number to a sum of units, or takes it away. */
  void addTo(FixedPointSum sum, boolean takeAway) {
    if (wide == null) {
      sum.addMagnitude(magnitude, shift, negative != takeAway);
    } else {
      sum.add(wide, negative != takeAway);
    }
  }

  /** Adds the product with another number to a sum of products of units, or takes it away. */
  void addProductTo(FixedPointSum sum, NumberParts other, boolean takeAway) {
    boolean minus = negative != other.negative != takeAway;
    int shifts = shift + other.shift;
    if (wide == null && other.wide == null) {
      sum.addMagnitude(magnitude * other.magnitude, shifts, minus);
      sum.addMagnitude(highHalf(magnitude, other.magnitude), shifts + Long.SIZE, minus);
    } else {
      sum.add(big().multiply(other.big()), shifts, minus);
    }
  }

  /** The high 64 bits of a product of unsigned numbers. */
  private static long highHalf(long left, long right) {
    return Math.multiplyHigh(left, right) + (left >> 63 & right) + (right >> 63 & left);
  }

  private BigInteger big() {
    if (wide != null) {
      return wide;
    }
    BigInteger signed = BigInteger.valueOf(magnitude);
    return magnitude < 0 ? signed.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : signed;
  }
}
