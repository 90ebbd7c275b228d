package dev.semblance.reference;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers without error, and their one rounding at the end. */
final class Exact {
  private static final int SIGNIFICANT_BITS = 53;
  private static final int LEAST_EXPONENT = -1074;

  private Exact() {}

  /** The exact value of an int, double or decimal. */
  static BigDecimal of(Object number) {
    if (number instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    return number instanceof Double binary ? new BigDecimal(binary) : (BigDecimal) number;
  }

  /** The nearest double, ties to even; null where that is not finite; zero is never negative. */
  static Double nearestDouble(BigDecimal value) {
    return nearestDouble(value, BigInteger.ONE);
  }

  /** The double nearest to {@code value / divisor}. */
  static Double nearestDouble(BigDecimal value, BigInteger divisor) {
    BigInteger numerator = value.unscaledValue();
    BigInteger denominator = divisor;
    if (value.scale() >= 0) {
      denominator = denominator.multiply(BigInteger.TEN.pow(value.scale()));
    } else {
      numerator = numerator.multiply(BigInteger.TEN.pow(-value.scale()));
    }
    double rounded = nearest(numerator.abs(), denominator);
    return finite(numerator.signum() < 0 ? -rounded : rounded);
  }

  private static double nearest(BigInteger numerator, BigInteger denominator) {
    if (numerator.signum() == 0) {
      return 0.0;
    }
    int exponent = numerator.bitLength() - denominator.bitLength() - SIGNIFICANT_BITS;
    // The quotient has 53 or 54 bits at this exponent, and fewer where doubles become subnormal.
    exponent = Math.max(exponent, LEAST_EXPONENT);
    if (quotient(numerator, denominator, exponent)[0].bitLength() > SIGNIFICANT_BITS) {
      exponent++;
    }
    BigInteger[] parts = quotient(numerator, denominator, exponent);
    // Parts: the quotient, and -1, 0 or 1 for a rest below, at or above one half.
    boolean up = parts[1].signum() > 0 || (parts[1].signum() == 0 && parts[0].testBit(0));
    BigInteger rounded = up ? parts[0].add(BigInteger.ONE) : parts[0];
    return Math.scalb(rounded.doubleValue(), exponent);
  }

  private static BigInteger[] quotient(BigInteger numerator, BigInteger denominator, int exponent) {
    BigInteger dividend = exponent < 0 ? numerator.shiftLeft(-exponent) : numerator;
    BigInteger divisor = exponent > 0 ? denominator.shiftLeft(exponent) : denominator;
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    BigInteger half = BigInteger.valueOf(parts[1].shiftLeft(1).compareTo(divisor));
    return new BigInteger[] {parts[0], half};
  }

  /** The double as it may be seen: null unless finite, zero without a sign. */
  static Double finite(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    return value == 0.0 ? 0.0 : value;
  }

  /** The int, or null where it does not fit 64 bits. */
  static Long fitting(BigInteger value) {
    return value.bitLength() < Long.SIZE ? value.longValueExact() : null;
  }

  /** The decimal, or null where it has more than {@code precision} digits at its scale. */
  static BigDecimal fitting(BigDecimal value, int precision) {
    return value.unscaledValue().abs().compareTo(BigInteger.TEN.pow(precision)) < 0 ? value : null;
  }
}
