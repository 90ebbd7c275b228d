package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;

/**
 * Whole numbers of 64 bits: ints, and the microseconds of timestamps and durations. What leaves 64
 * bits is null. The remainder has the dividend's sign, and is null for a divisor of zero.
 */
final class LongArithmetic {
  private LongArithmetic() {}

  static void add(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      long sum = left[i] + right[i];
      values[i] = sum;
      nulls[i] |= ((left[i] ^ sum) & (right[i] ^ sum)) < 0;
    }
  }

  static void subtract(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      long difference = left[i] - right[i];
      values[i] = difference;
      nulls[i] |= ((left[i] ^ right[i]) & (left[i] ^ difference)) < 0;
    }
  }

  static void multiply(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      long product = left[i] * right[i];
      values[i] = product;
      nulls[i] |= Math.multiplyHigh(left[i], right[i]) != product >> 63;
    }
  }

  static void remainder(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      nulls[i] |= right[i] == 0;
      values[i] = nulls[i] ? 0 : left[i] % right[i];
    }
  }

  static void negate(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    long[] operand = arguments[0].longs();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      values[i] = -operand[i];
      nulls[i] |= operand[i] == Long.MIN_VALUE;
    }
  }

  static void abs(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    long[] operand = arguments[0].longs();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      values[i] = Math.abs(operand[i]);
      nulls[i] |= operand[i] == Long.MIN_VALUE;
    }
  }

  /** Also for decimals held as longs: an unscaled value has the sign of its decimal. */
  static void sign(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    long[] operand = arguments[0].longs();
    long[] values = result.longs();
    for (int i = 0; i < rows; i++) {
      values[i] = Long.signum(operand[i]);
    }
  }

  /** The value itself. */
  static void same(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    System.arraycopy(arguments[0].longs(), 0, result.longs(), 0, rows);
  }
}
