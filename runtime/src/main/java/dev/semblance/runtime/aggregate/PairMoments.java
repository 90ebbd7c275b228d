package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import java.math.BigInteger;

/**
 * The sums of pairs of numbers, of their products and, where wanted, of their squares, all without
 * rounding; and what follows from them, rounded once.
 */
final class PairMoments {
  /** {@code digits * 2^exponent}. */
  private record Scaled(BigInteger digits, int exponent) {
    static Scaled of(FixedPointSum sum) {
      int zeros = sum.zeroBits();
      return new Scaled(sum.toBigInteger(), zeros);
    }

    Scaled times(Scaled other) {
      return new Scaled(digits.multiply(other.digits), exponent + other.exponent);
    }

    Scaled times(long factor) {
      return new Scaled(digits.multiply(BigInteger.valueOf(factor)), exponent);
    }

    Scaled minus(Scaled other) {
      int common = Math.min(exponent, other.exponent);
      return new Scaled(digits(common).subtract(other.digits(common)), common);
    }

    private BigInteger digits(int unit) {
      return digits.shiftLeft(exponent - unit);
    }
  }

  private final NumberParts x = new NumberParts();
  private final NumberParts y = new NumberParts();
  private final FixedPointSum sumOfX;
  private final FixedPointSum sumOfY;
  private final FixedPointSum products;

  /** Null where they are not wanted. */
  private final FixedPointSum squaresOfX;

  private final FixedPointSum squaresOfY;

  private final int exponentOfX;
  private final int exponentOfY;
  private final BigInteger scaleOfX;
  private final BigInteger scaleOfY;
  private long count;

  PairMoments(Type typeOfX, Type typeOfY, boolean withSquaresOfX, boolean withSquaresOfY) {
    int bitsOfX = NumberParts.bitsOf(typeOfX);
    int bitsOfY = NumberParts.bitsOf(typeOfY);
    sumOfX = new FixedPointSum(bitsOfX);
    sumOfY = new FixedPointSum(bitsOfY);
    products = new FixedPointSum(bitsOfX + bitsOfY);
    squaresOfX = withSquaresOfX ? new FixedPointSum(2 * bitsOfX) : null;
    squaresOfY = withSquaresOfY ? new FixedPointSum(2 * bitsOfY) : null;
    exponentOfX = NumberParts.unitExponent(typeOfX);
    exponentOfY = NumberParts.unitExponent(typeOfY);
    scaleOfX = BigInteger.TEN.pow(typeOfX.scale());
    scaleOfY = BigInteger.TEN.pow(typeOfY.scale());
  }

  /** The first number of the next pair, to be set. */
  NumberParts x() {
    return x;
  }

  /** The second number of the next pair, to be set. */
  NumberParts y() {
    return y;
  }

  long count() {
    return count;
  }

  /** Adds the pair that {@link #x} and {@link #y} were set to. */
  void addPair() {
    change(false);
    count++;
  }

  void removePair() {
    change(true);
    count--;
  }

  private void change(boolean takeAway) {
    x.addTo(sumOfX, takeAway);
    y.addTo(sumOfY, takeAway);
    x.addProductTo(products, y, takeAway);
    if (squaresOfX != null) {
      x.addProductTo(squaresOfX, x, takeAway);
    }
    if (squaresOfY != null) {
      y.addProductTo(squaresOfY, y, takeAway);
    }
  }

  void addAll(PairMoments other) {
    sumOfX.add(other.sumOfX);
    sumOfY.add(other.sumOfY);
    products.add(other.products);
    if (squaresOfX != null) {
      squaresOfX.add(other.squaresOfX);
    }
    if (squaresOfY != null) {
      squaresOfY.add(other.squaresOfY);
    }
    count += other.count;
  }

  /**
   * The sample covariance, (n Σxy - Σx Σy) / (n (n - 1)), of two pairs or more; infinite where it
   * is too large.
   */
  double covariance() {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger divisor = n.multiply(n.subtract(BigInteger.ONE)).multiply(scaleOfX);
    Scaled spread = spread(products, sumOfX, sumOfY);
    return rounded(
        spread.digits(), divisor.multiply(scaleOfY), spread.exponent() + exponentOfX + exponentOfY);
  }

  /**
   * The root of the squared correlation, which is rounded once, with the sign of the covariance;
   * NaN where x or y does not vary. Units cancel out.
   */
  double correlation() {
    Scaled varianceOfX = spread(squaresOfX, sumOfX, sumOfX);
    Scaled varianceOfY = spread(squaresOfY, sumOfY, sumOfY);
    Scaled both = varianceOfX.times(varianceOfY);
    if (both.digits().signum() == 0) {
      return Double.NaN;
    }
    Scaled covariance = spread(products, sumOfX, sumOfY);
    Scaled squared = covariance.times(covariance);
    double root =
        Math.sqrt(rounded(squared.digits(), both.digits(), squared.exponent() - both.exponent()));
    return covariance.digits().signum() < 0 ? 0.0 - root : root;
  }

  /**
   * How much y grows with x, by least squares, times {@code factor}; NaN where x does not vary,
   * infinite where it is too large.
   */
  double slope(long factor) {
    Scaled variance = spread(squaresOfX, sumOfX, sumOfX);
    if (variance.digits().signum() == 0) {
      return Double.NaN;
    }
    Scaled covariance = spread(products, sumOfX, sumOfY).times(factor);
    return rounded(
        covariance.digits().multiply(scaleOfX),
        variance.digits().multiply(scaleOfY),
        covariance.exponent() - variance.exponent() + exponentOfY - exponentOfX);
  }

  /** {@code n Σab - Σa Σb}. */
  private Scaled spread(FixedPointSum ofProducts, FixedPointSum ofLeft, FixedPointSum ofRight) {
    return Scaled.of(ofProducts).times(count).minus(Scaled.of(ofLeft).times(Scaled.of(ofRight)));
  }

  /** Never -0.0. */
  private static double rounded(BigInteger numerator, BigInteger denominator, int exponent) {
    double magnitude = ExactQuotient.toDouble(numerator.abs(), denominator, exponent);
    return numerator.signum() < 0 ? 0.0 - magnitude : magnitude;
  }

  void reset() {
    sumOfX.reset();
    sumOfY.reset();
    products.reset();
    if (squaresOfX != null) {
      squaresOfX.reset();
    }
    if (squaresOfY != null) {
      squaresOfY.reset();
    }
    count = 0;
  }

  void write(StateOutput out) {
    out.writeUnsigned(count);
    sumOfX.write(out);
    sumOfY.write(out);
    products.write(out);
    if (squaresOfX != null) {
      squaresOfX.write(out);
    }
    if (squaresOfY != null) {
      squaresOfY.write(out);
    }
  }

  void read(StateInput in) {
    count = in.readUnsigned();
    sumOfX.read(in);
    sumOfY.read(in);
    products.read(in);
    if (squaresOfX != null) {
      squaresOfX.read(in);
    }
    if (squaresOfY != null) {
      squaresOfY.read(in);
    }
  }
}
