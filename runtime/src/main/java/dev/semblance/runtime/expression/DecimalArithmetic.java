package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Exact arithmetic on decimals of any precision and scale. A result has the scale of the call's
 * type and is null when that type has too few digits for it, so over 38 digits at the latest.
 *
 * <p>Decimals held as longs are computed in longs as far as those reach, else by {@link
 * BigDecimal}.
 */
final class DecimalArithmetic {
  private DecimalArithmetic() {}

  static Kernel add(Argument left, Argument right, Type type) {
    return aligned(left, right, type)
        ? sumOfLongs(left.type(), right.type(), type, 1, BigDecimal::add)
        : exactly(BigDecimal::add);
  }

  static Kernel subtract(Argument left, Argument right, Type type) {
    return aligned(left, right, type)
        ? sumOfLongs(left.type(), right.type(), type, -1, BigDecimal::subtract)
        : exactly(BigDecimal::subtract);
  }

  static Kernel multiply(Argument left, Argument right, Type type) {
    boolean longs =
        left.isLong()
            && right.isLong()
            && type.scale() == left.type().scale() + right.type().scale();
    return longs ? DecimalArithmetic::productOfLongs : exactly(BigDecimal::multiply);
  }

  /** With the dividend's sign; by zero null. */
  static Kernel remainder(Argument left, Argument right, Type type) {
    boolean longs = left.isLong() && right.isLong();
    int scale = left.type().scale();
    if (longs && scale == right.type().scale() && scale == type.scale()) {
      return DecimalArithmetic::remainderOfLongs;
    }
    return exactly((l, r) -> r.signum() == 0 ? null : l.remainder(r));
  }

  static Kernel negate(Argument operand, Type type) {
    return operand.isLong() && operand.type().equals(type)
        ? LongArithmetic::negate
        : exactlyOfOne(BigDecimal::negate);
  }

  static Kernel abs(Argument operand, Type type) {
    return operand.isLong() && operand.type().equals(type)
        ? LongArithmetic::abs
        : exactlyOfOne(BigDecimal::abs);
  }

  static Kernel sign(Argument operand) {
    if (operand.isLong()) {
      return LongArithmetic::sign;
    }
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          result.setLong(i, Decimals.get(arguments[0], i).signum());
        }
      }
    };
  }

  /** Whether both sides are longs that a power of ten in a long brings to the result's scale. */
  private static boolean aligned(Argument left, Argument right, Type type) {
    return left.isLong()
        && right.isLong()
        && type.scale() == Math.max(left.type().scale(), right.type().scale());
  }

  private static Kernel sumOfLongs(
      Type left, Type right, Type type, int sign, BinaryOperator<BigDecimal> exact) {
    long leftFactor = Decimals.powerOfTen(type.scale() - left.scale());
    long rightFactor = sign * Decimals.powerOfTen(type.scale() - right.scale());
    return (arguments, rows, result) -> {
      long[] lefts = arguments[0].longs();
      long[] rights = arguments[1].longs();
      Nulls.ofEither(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (result.isNull(i)) {
          continue;
        }
        long l = lefts[i] * leftFactor;
        long r = rights[i] * rightFactor;
        long sum = l + r;
        boolean overflows =
            Math.multiplyHigh(lefts[i], leftFactor) != l >> 63
                || Math.multiplyHigh(rights[i], rightFactor) != r >> 63
                || ((l ^ sum) & (r ^ sum)) < 0;
        if (overflows) {
          putExactly(exact, arguments, i, result);
        } else {
          Decimals.putUnscaled(result, i, sum);
        }
      }
    };
  }

  private static void productOfLongs(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] lefts = arguments[0].longs();
    long[] rights = arguments[1].longs();
    Nulls.ofEither(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (result.isNull(i)) {
        continue;
      }
      long product = lefts[i] * rights[i];
      if (Math.multiplyHigh(lefts[i], rights[i]) != product >> 63) {
        putExactly(BigDecimal::multiply, arguments, i, result);
      } else {
        Decimals.putUnscaled(result, i, product);
      }
    }
  }

  private static void remainderOfLongs(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] lefts = arguments[0].longs();
    long[] rights = arguments[1].longs();
    Nulls.ofEither(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (result.isNull(i)) {
        continue;
      }
      if (rights[i] == 0) {
        result.setNull(i);
      } else {
        Decimals.putUnscaled(result, i, lefts[i] % rights[i]);
      }
    }
  }

  private static Kernel exactly(BinaryOperator<BigDecimal> operation) {
    return (arguments, rows, result) -> {
      Nulls.ofEither(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (result.isNull(i)) {
          result.setNull(i);
        } else {
          putExactly(operation, arguments, i, result);
        }
      }
    };
  }

  private static void putExactly(
      BinaryOperator<BigDecimal> operation,
      ColumnVector[] arguments,
      int row,
      ColumnVector result) {
    BigDecimal exact =
        operation.apply(Decimals.get(arguments[0], row), Decimals.get(arguments[1], row));
    if (exact == null) {
      result.setNull(row);
    } else {
      Decimals.put(result, row, exact);
    }
  }

  private static Kernel exactlyOfOne(UnaryOperator<BigDecimal> operation) {
    return (arguments, rows, result) -> {
      for (int i = 0; i < rows; i++) {
        if (arguments[0].isNull(i)) {
          result.setNull(i);
        } else {
          Decimals.put(result, i, operation.apply(Decimals.get(arguments[0], i)));
        }
      }
    };
  }
}
