package dev.semblance.runtime.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code round(x, digits)}: the multiple of 10<sup>-digits</sup> nearest to the exact value of x,
 * ties away from zero; negative digits round to tens, hundreds and so on.
 */
final class Rounding {
  /** No multiple of ten, so it can stand for "leaves 64 bits". */
  static final long OVERFLOW = Long.MIN_VALUE;

  // Powers of ten up to the last that a double holds exactly.
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  // Beyond these no double has digits to lose, or any to keep.
  private static final int FINEST_DIGITS = 1_080;
  private static final int COARSEST_DIGITS = -320;
  private static final double TWO_TO_52 = 0x1p52;

  private Rounding() {}

  /** The double nearest to the rounded exact value; infinite where that is too large. */
  static double round(double x, long digits) {
    if (digits > FINEST_DIGITS) {
      return x;
    }
    if (digits < COARSEST_DIGITS) {
      return 0.0;
    }
    if (digits >= 0 && digits < EXACT_POWERS.length) {
      double power = EXACT_POWERS[(int) digits];
      double product = Math.abs(x) * power;
      if (product < TWO_TO_52) {
        return Math.copySign(nearestInteger(Math.abs(x), power, product) / power, x);
      }
    }
    BigDecimal rounded = new BigDecimal(x).setScale((int) digits, RoundingMode.HALF_UP);
    // Parsing rounds correctly; BigDecimal.doubleValue does not on every JVM.
    return Double.parseDouble(rounded.toString());
  }

  /**
   * {@code x * power} to the nearest integer, ties upwards, exactly: the product below 2^52 misses
   * the true one by {@code error}, far less than what separates its fraction from one half, unless
   * the fraction is one half itself. The division by a power that a double holds exactly then
   * rounds once, correctly.
   */
  private static double nearestInteger(double x, double power, double product) {
    double floor = Math.floor(product);
    double fraction = product - floor;
    if (fraction != 0.5) {
      return fraction > 0.5 ? floor + 1 : floor;
    }
    double error = Math.fma(x, power, -product);
    return error < 0 ? floor : floor + 1;
  }

  /**
   * The multiple of 10<sup>exponent</sup> nearest to x, ties away from zero; {@link #OVERFLOW} when
   * it leaves 64 bits.
   *
   * @param exponent at least 1
   */
  static long toPowerOfTen(long x, long exponent) {
    if (exponent > 19) {
      return 0;
    }
    if (exponent == 19) {
      // Half of 10^19 is in reach of a long, 10^19 is not.
      long half = 5 * Decimals.powerOfTen(18);
      return x >= half || x <= -half ? OVERFLOW : 0;
    }
    long power = Decimals.powerOfTen((int) exponent);
    long remainder = x % power;
    long truncated = x - remainder;
    if (Math.abs(remainder) < power - Math.abs(remainder)) {
      return truncated;
    }
    long away = truncated + Long.signum(x) * power;
    return ((truncated ^ away) < 0 && truncated != 0) ? OVERFLOW : away;
  }
}
