package dev.semblance.runtime.aggregate;

import java.math.BigInteger;

/** Fractions of whole numbers, rounded once. */
final class ExactQuotient {
  private static final int PRECISION = 53;
  private static final int LEAST_EXPONENT = -1074;

  private ExactQuotient() {}

  /**
   * The double nearest to {@code numerator / denominator * 2^exponent}, ties to even; infinite
   * where it is too large.
   *
   * @param numerator not negative
   * @param denominator positive
   */
  static double toDouble(BigInteger numerator, BigInteger denominator, int exponent) {
    if (numerator.signum() == 0) {
      return 0.0;
    }
    // A quotient of at least two bits more than a double holds, the rest in one sticky bit.
    int shift = PRECISION + 2 - (numerator.bitLength() - denominator.bitLength());
    BigInteger[] parts =
        shift >= 0
            ? numerator.shiftLeft(shift).divideAndRemainder(denominator)
            : numerator.divideAndRemainder(denominator.shiftLeft(-shift));
    long quotient = parts[0].longValue() << 1 | parts[1].signum();
    return round(quotient, exponent - shift - 1);
  }

  /** {@code quotient * 2^exponent}, where the quotient's last bit stands for all that follow. */
  private static double round(long quotient, int exponent) {
    int length = Long.SIZE - Long.numberOfLeadingZeros(quotient);
    int drop = Math.max(length - PRECISION, LEAST_EXPONENT - exponent);
    if (drop > length) {
      return 0.0; // Below half of the least double.
    }
    long mantissa = quotient >>> drop;
    long rest = quotient & (1L << drop) - 1;
    long half = 1L << drop - 1;
    if (rest > half || rest == half && (mantissa & 1) != 0) {
      mantissa++;
    }
    return Math.scalb((double) mantissa, exponent + drop);
  }
}
