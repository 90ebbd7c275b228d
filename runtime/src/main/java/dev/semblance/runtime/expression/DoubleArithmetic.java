package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;
import java.util.function.DoubleUnaryOperator;

/**
 * IEEE binary64 arithmetic whose results are finite or null, and {@code 0.0} where IEEE says {@code
 * -0.0}. A divisor of zero gives null.
 */
final class DoubleArithmetic {
  private DoubleArithmetic() {}

  static void add(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    double[] left = arguments[0].doubles();
    double[] right = arguments[1].doubles();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] + right[i];
    }
    settle(values, rows, result.nulls());
  }

  static void subtract(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    double[] left = arguments[0].doubles();
    double[] right = arguments[1].doubles();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] - right[i];
    }
    settle(values, rows, result.nulls());
  }

  static void multiply(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    double[] left = arguments[0].doubles();
    double[] right = arguments[1].doubles();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] * right[i];
    }
    settle(values, rows, result.nulls());
  }

  /** Division by zero is infinite or NaN, hence null. */
  static void divide(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    double[] left = arguments[0].doubles();
    double[] right = arguments[1].doubles();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] / right[i];
    }
    settle(values, rows, result.nulls());
  }

  /** {@code duration / duration}: the ratio of the two lengths, each as the nearest double. */
  static void ratioOfDurations(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = (double) left[i] / (double) right[i];
    }
    settle(values, rows, result.nulls());
  }

  /** The remainder of the division rounded towards zero, exact; it has the dividend's sign. */
  static void remainder(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    double[] left = arguments[0].doubles();
    double[] right = arguments[1].doubles();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] % right[i];
    }
    settle(values, rows, result.nulls());
  }

  static void negate(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    double[] operand = arguments[0].doubles();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = -operand[i];
    }
    settle(values, rows, result.nulls());
  }

  static void abs(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    double[] operand = arguments[0].doubles();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = Math.abs(operand[i]);
    }
  }

  static void sign(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    double[] operand = arguments[0].doubles();
    long[] values = result.longs();
    for (int i = 0; i < rows; i++) {
      values[i] = operand[i] > 0 ? 1 : operand[i] < 0 ? -1 : 0;
    }
  }

  /** A duration in units of {@code micros} microseconds. */
  static Kernel duration(double micros) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      long[] operand = arguments[0].longs();
      double[] values = result.doubles();
      for (int i = 0; i < rows; i++) {
        values[i] = operand[i] / micros;
      }
      settle(values, rows, result.nulls());
    };
  }

  /** A function of one double; where it is not finite there is no value. */
  static Kernel function(DoubleUnaryOperator function) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      double[] operand = arguments[0].doubles();
      double[] values = result.doubles();
      boolean[] nulls = result.nulls();
      for (int i = 0; i < rows; i++) {
        values[i] = nulls[i] ? 0 : function.applyAsDouble(operand[i]);
      }
      settle(values, rows, nulls);
    };
  }

  static void power(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    double[] base = arguments[0].doubles();
    double[] exponent = arguments[1].doubles();
    double[] values = result.doubles();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      values[i] = nulls[i] ? 0 : StrictMath.pow(base[i], exponent[i]);
    }
    settle(values, rows, nulls);
  }

  /** Makes what is not finite null, and a negated zero zero. */
  static void settle(double[] values, int rows, boolean[] nulls) {
    for (int i = 0; i < rows; i++) {
      nulls[i] |= !(Math.abs(values[i]) <= Double.MAX_VALUE);
      values[i] += 0.0;
    }
  }
}
