package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.function.BiPredicate;

/**
 * {@code == != < <= > >=}: numbers and times by value, decimals of different scales too; strings by
 * code point; false before true; lists are only equal or not. Null beside anything gives null.
 *
 * <p>The order is total, as doubles are never NaN, so six operators need two loops: {@code a > b}
 * is {@code b < a}, and the other three are the negations.
 */
final class ComparisonKernels {
  private ComparisonKernels() {}

  static Kernel equal(Argument left, Argument right, boolean negated) {
    return switch (left.type().kind()) {
      case BOOL, INT, TIMESTAMP, DURATION ->
          (arguments, rows, result) -> equalLongs(arguments, rows, result, negated);
      case DOUBLE -> (arguments, rows, result) -> equalDoubles(arguments, rows, result, negated);
      case DECIMAL ->
          sameUnit(left, right)
              ? (arguments, rows, result) -> equalLongs(arguments, rows, result, negated)
              : decimals(left, right, comparison -> (comparison == 0) != negated);
      case STRING -> objects((l, r) -> l.equals(r) != negated);
      case LIST -> objects((l, r) -> ValueEquality.equal(l, r) != negated);
      case MAP -> throw new IllegalArgumentException("maps are not compared");
    };
  }

  static Kernel less(Argument left, Argument right, boolean negated) {
    return switch (left.type().kind()) {
      case BOOL, INT, TIMESTAMP, DURATION ->
          (arguments, rows, result) -> lessLongs(arguments, rows, result, negated);
      case DOUBLE -> (arguments, rows, result) -> lessDoubles(arguments, rows, result, negated);
      case DECIMAL ->
          sameUnit(left, right)
              ? (arguments, rows, result) -> lessLongs(arguments, rows, result, negated)
              : decimals(left, right, comparison -> (comparison < 0) != negated);
      case STRING ->
          objects(
              (l, r) -> (CodePointOrder.INSTANCE.compare((String) l, (String) r) < 0) != negated);
      case LIST, MAP ->
          throw new IllegalArgumentException("no order among values of " + left.type());
    };
  }

  /** {@code left > right}, as {@code right < left}. */
  static Kernel greater(Argument left, Argument right, boolean negated) {
    Kernel swapped = less(right, left, negated);
    return (arguments, rows, result) ->
        swapped.apply(new ColumnVector[] {arguments[1], arguments[0]}, rows, result);
  }

  private static boolean sameUnit(Argument left, Argument right) {
    return left.isLong() && right.isLong() && left.type().scale() == right.type().scale();
  }

  private static void equalLongs(
      ColumnVector[] arguments, int rows, ColumnVector result, boolean negated) {
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    long[] values = result.longs();
    long whenEqual = negated ? 0 : 1;
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] == right[i] ? whenEqual : 1 - whenEqual;
    }
    Nulls.ofEither(arguments, rows, result);
  }

  private static void equalDoubles(
      ColumnVector[] arguments, int rows, ColumnVector result, boolean negated) {
    double[] left = arguments[0].doubles();
    double[] right = arguments[1].doubles();
    long[] values = result.longs();
    long whenEqual = negated ? 0 : 1;
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] == right[i] ? whenEqual : 1 - whenEqual;
    }
    Nulls.ofEither(arguments, rows, result);
  }

  private static void lessLongs(
      ColumnVector[] arguments, int rows, ColumnVector result, boolean negated) {
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    long[] values = result.longs();
    long whenLess = negated ? 0 : 1;
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] < right[i] ? whenLess : 1 - whenLess;
    }
    Nulls.ofEither(arguments, rows, result);
  }

  private static void lessDoubles(
      ColumnVector[] arguments, int rows, ColumnVector result, boolean negated) {
    double[] left = arguments[0].doubles();
    double[] right = arguments[1].doubles();
    long[] values = result.longs();
    long whenLess = negated ? 0 : 1;
    for (int i = 0; i < rows; i++) {
      values[i] = left[i] < right[i] ? whenLess : 1 - whenLess;
    }
    Nulls.ofEither(arguments, rows, result);
  }

  private static Kernel objects(BiPredicate<Object, Object> test) {
    return (arguments, rows, result) -> {
      Object[] left = arguments[0].objects();
      Object[] right = arguments[1].objects();
      Nulls.ofEither(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          result.setLong(i, test.test(left[i], right[i]) ? 1 : 0);
        }
      }
    };
  }

  /** What the sign of a comparison says about the operator. */
  private interface SignTest {
    boolean test(int comparison);
  }

  private static Kernel decimals(Argument left, Argument right, SignTest test) {
    if (left.isLong() && right.isLong()) {
      return unscaled(left.type(), right.type(), test);
    }
    return (arguments, rows, result) -> {
      Nulls.ofEither(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          int comparison = Decimals.get(arguments[0], i).compareTo(Decimals.get(arguments[1], i));
          result.setLong(i, test.test(comparison) ? 1 : 0);
        }
      }
    };
  }

  private static Kernel unscaled(Type left, Type right, SignTest test) {
    long leftFactor = Decimals.powerOfTen(Math.max(0, right.scale() - left.scale()));
    long rightFactor = Decimals.powerOfTen(Math.max(0, left.scale() - right.scale()));
    return (arguments, rows, result) -> {
      long[] lefts = arguments[0].longs();
      long[] rights = arguments[1].longs();
      Nulls.ofEither(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          int comparison = compareProducts(lefts[i], leftFactor, rights[i], rightFactor);
          result.setLong(i, test.test(comparison) ? 1 : 0);
        }
      }
    };
  }

  /** Compares {@code left * leftFactor} with {@code right * rightFactor} in 128 bits. */
  private static int compareProducts(long left, long leftFactor, long right, long rightFactor) {
    int high =
        Long.compare(Math.multiplyHigh(left, leftFactor), Math.multiplyHigh(right, rightFactor));
    return high != 0 ? high : Long.compareUnsigned(left * leftFactor, right * rightFactor);
  }
}
