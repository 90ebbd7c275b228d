package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.ColumnVector.Storage;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The sum of numbers and the sum of their squares, without rounding. Every number is a whole number
 * of units: of 2^-1074 for doubles, of the last digit for ints and decimals.
 */
final class Moments {
  private static final int BITS_OF_DECIMALS = 127;
  private static final long LARGEST_DIVISOR = 1L << 62;

  private final FixedPointSum sum;
  private final FixedPointSum squares;

  /** Holds a numerator while a variance is computed. */
  private final FixedPointSum numerator;

  /** The square of a unit is {@code 2^squaredExponent / squaredScale}. */
  private final int squaredExponent;

  private final BigInteger squaredScale;

  Moments(Type type) {
    int bits = bitsOf(type);
    sum = new FixedPointSum(bits);
    squares = new FixedPointSum(2 * bits);
    numerator = new FixedPointSum(2 * bits + Long.SIZE);
    squaredExponent = type.is(Kind.DOUBLE) ? 2 * FixedPointSum.UNIT_EXPONENT : 0;
    squaredScale = BigInteger.TEN.pow(2 * type.scale());
  }

  private static int bitsOf(Type type) {
    return switch (type.kind()) {
      case DOUBLE -> FixedPointSum.BITS_OF_DOUBLES;
      case INT, DECIMAL ->
          ColumnVector.storageOf(type) == Storage.LONG ? Long.SIZE : BITS_OF_DECIMALS;
      default -> throw new IllegalArgumentException("no variance of " + type);
    };
  }

  /** Adds a non-null value. */
  void add(ColumnVector values, int row) {
    change(values, row, false);
  }

  void subtract(ColumnVector values, int row) {
    change(values, row, true);
  }

  private void change(ColumnVector values, int row, boolean negative) {
    switch (values.storage()) {
      case LONG -> {
        long value = values.longs()[row];
        // The absolute value of the least long is right as an unsigned number.
        sum.addMagnitude(Math.abs(value), 0, negative != value < 0);
        squares.addMagnitude(value * value, 0, negative);
        squares.addMagnitude(Math.multiplyHigh(value, value), Long.SIZE, negative);
      }
      case DOUBLE -> {
        double value = values.doubles()[row];
        sum.add(negative ? -value : value);
        squares.addSquare(value, negative);
      }
      case OBJECT -> {
        BigInteger unscaled = ((BigDecimal) values.objects()[row]).unscaledValue();
        sum.add(unscaled, negative);
        squares.add(unscaled.multiply(unscaled), negative);
      }
    }
  }

  void add(Moments other) {
    sum.add(other.sum);
    squares.add(other.squares);
  }

  void reset() {
    sum.reset();
    squares.reset();
  }

  /**
   * The sample variance of {@code count} values, which are two or more: (n Σx² - (Σx)²) / (n (n -
   * 1)), rounded once; infinite where it is too large.
   */
  double variance(long count) {
    double quick = count < Integer.MAX_VALUE ? quickVariance(count) : Double.NaN;
    return Double.isNaN(quick) ? exactVariance(count) : quick;
  }

  /** NaN where the quick way is not good enough. */
  private double quickVariance(long count) {
    long pairs = count * (count - 1);
    if (squaredScale.bitLength() >= Long.SIZE
        || pairs > LARGEST_DIVISOR / squaredScale.longValue()) {
      return Double.NaN;
    }
    numerator.reset();
    numerator.addMultiple(squares, count);
    numerator.subtractSquareOf(sum);
    return numerator.quotient(pairs * squaredScale.longValue(), squaredExponent);
  }

  private double exactVariance(long count) {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger total = sum.toBigInteger();
    BigInteger ofSquares = n.multiply(squares.toBigInteger());
    int totalBits = 2 * sum.zeroBits();
    int squareBits = squares.zeroBits();
    // Both in one unit, as coarse as it may be.
    int unit = Math.min(totalBits, squareBits);
    BigInteger difference =
        ofSquares
            .shiftLeft(squareBits - unit)
            .subtract(total.multiply(total).shiftLeft(totalBits - unit));
    BigInteger divisor = n.multiply(n.subtract(BigInteger.ONE)).multiply(squaredScale);
    return ExactQuotient.toDouble(difference, divisor, squaredExponent + unit);
  }

  void write(StateOutput out) {
    sum.write(out);
    squares.write(out);
  }

  void read(StateInput in) {
    sum.read(in);
    squares.read(in);
  }
}
