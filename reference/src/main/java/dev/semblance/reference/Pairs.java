package dev.semblance.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Pairs of numbers, and how one moves with the other: without error, and rounded at the end. */
final class Pairs {
  private static final int MICROS_PER_SECOND_DIGITS = 6;

  private final List<BigDecimal> left = new ArrayList<>();
  private final List<BigDecimal> right = new ArrayList<>();

  /** Adds a pair of ints, doubles or decimals, unless one is null. */
  void add(Object x, Object y) {
    if (x != null && y != null) {
      left.add(Exact.of(x));
      right.add(Exact.of(y));
    }
  }

  /** The sample covariance, rounded once; null below two pairs. */
  Double covariance() {
    long n = left.size();
    return n < 2
        ? null
        : Exact.nearestDouble(
            spread(left, right), BigInteger.valueOf(n).multiply(BigInteger.valueOf(n - 1)));
  }

  /**
   * The root of the square of the correlation, which is rounded once, with the covariance's sign;
   * null where a side does not vary.
   */
  Double correlation() {
    BigDecimal variances = spread(left, left).multiply(spread(right, right));
    if (variances.signum() == 0) {
      return null;
    }
    BigDecimal covariance = spread(left, right);
    double root = StrictMath.sqrt(quotient(covariance.multiply(covariance), variances));
    return Exact.finite(covariance.signum() < 0 ? -root : root);
  }

  /** How much the right side grows in 10^6 of the left, by least squares; null if it never does. */
  Double slopePerSecond() {
    BigDecimal variance = spread(left, left);
    if (variance.signum() == 0) {
      return null;
    }
    return quotient(spread(left, right).scaleByPowerOfTen(MICROS_PER_SECOND_DIGITS), variance);
  }

  /** {@code n Σab - Σa Σb}. */
  private static BigDecimal spread(List<BigDecimal> a, List<BigDecimal> b) {
    BigDecimal products = BigDecimal.ZERO;
    for (int i = 0; i < a.size(); i++) {
      products = products.add(a.get(i).multiply(b.get(i)));
    }
    return products.multiply(BigDecimal.valueOf(a.size())).subtract(sum(a).multiply(sum(b)));
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Double quotient(BigDecimal dividend, BigDecimal positive) {
    return Exact.nearestDouble(
        dividend.scaleByPowerOfTen(positive.scale()), positive.unscaledValue());
  }
}
