package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Lists, which hold boxed values and no null.
 *
 * <p>{@code dot(a, b)} adds the products from left to right in plain doubles, beginning with zero;
 * {@code cosine(a, b)} is {@code dot(a, b) / (sqrt(dot(a, a)) * sqrt(dot(b, b)))}, kept within -1
 * to 1; both are null for lists of different sizes.
 */
final class ListKernels {
  private ListKernels() {}

  static void list(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofAny(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (result.isNull(i)) {
        result.setNull(i);
        continue;
      }
      List<Object> items = new ArrayList<>(arguments.length);
      for (ColumnVector argument : arguments) {
        items.add(argument.value(i));
      }
      result.setObject(i, Collections.unmodifiableList(items));
    }
  }

  static void size(ColumnVector[] arguments, int rows, ColumnVector result) {
    for (int i = 0; i < rows; i++) {
      if (arguments[0].isNull(i)) {
        result.setNull(i);
      } else {
        result.setLong(i, listAt(arguments[0], i).size());
      }
    }
  }

  /** {@code element(list, i)}: counted from 0; null out of range. */
  static void element(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      Object item =
          result.isNull(i) ? null : itemAt(listAt(arguments[0], i), arguments[1].longs()[i]);
      if (item instanceof BigDecimal decimal) {
        Decimals.put(result, i, decimal);
      } else {
        result.setValue(i, item);
      }
    }
  }

  private static Object itemAt(List<?> list, long index) {
    return index >= 0 && index < list.size() ? list.get((int) index) : null;
  }

  /** {@code contains(list, x)}. */
  static void contains(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (!result.isNull(i)) {
        result.setLong(i, holds(listAt(arguments[0], i), arguments[1].value(i)) ? 1 : 0);
      }
    }
  }

  private static boolean holds(List<?> list, Object wanted) {
    for (Object item : list) {
      if (ValueEquality.equal(item, wanted)) {
        return true;
      }
    }
    return false;
  }

  static void dot(ColumnVector[] arguments, int rows, ColumnVector result) {
    pairs(arguments, rows, result, ListKernels::dot);
  }

  static void cosine(ColumnVector[] arguments, int rows, ColumnVector result) {
    pairs(arguments, rows, result, ListKernels::cosine);
  }

  private interface PairFunction {
    double apply(List<?> left, List<?> right);
  }

  private static void pairs(
      ColumnVector[] arguments, int rows, ColumnVector result, PairFunction function) {
    Nulls.ofEither(arguments, rows, result);
    double[] values = result.doubles();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      values[i] = nulls[i] ? 0 : function.apply(listAt(arguments[0], i), listAt(arguments[1], i));
    }
    DoubleArithmetic.settle(values, rows, nulls);
  }

  private static double dot(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return Double.NaN;
    }
    double sum = 0.0;
    Iterator<?> others = right.iterator();
    for (Object item : left) {
      sum += (Double) item * (Double) others.next();
    }
    return sum;
  }

  private static double cosine(List<?> left, List<?> right) {
    double leftSquares = dot(left, left);
    double rightSquares = dot(right, right);
    if (!isLength(leftSquares) || !isLength(rightSquares)) {
      return Double.NaN;
    }
    double cosine = dot(left, right) / (Math.sqrt(leftSquares) * Math.sqrt(rightSquares));
    return Math.max(-1.0, Math.min(1.0, cosine));
  }

  private static boolean isLength(double squares) {
    return squares > 0 && squares <= Double.MAX_VALUE;
  }

  private static List<?> listAt(ColumnVector vector, int row) {
    return (List<?>) vector.objects()[row];
  }
}
