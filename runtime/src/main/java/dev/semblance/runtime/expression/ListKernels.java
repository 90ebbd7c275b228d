package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lists, which hold boxed values and no null.
 *
 * <p>{@code dot(a, b)} adds the products from left to right in plain doubles, beginning with zero;
 * {@code cosine(a, b)} is {@code dot(a, b) / (sqrt(dot(a, a)) * sqrt(dot(b, b)))}, kept within -1
 * to 1, of the lists each divided by a power of two that brings its largest item between 1 and 2,
 * so that no square is out of range. Both are null for lists of different sizes.
 */
final class ListKernels {
  private static final double TWO_TO_64 = 0x1p64;

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
    return left.size() == right.size() ? dot(items(left), items(right)) : Double.NaN;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0.0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static double cosine(List<?> left, List<?> right) {
    double[] a = items(left);
    double[] b = items(right);
    if (a.length != b.length || !scale(a) || !scale(b)) {
      return Double.NaN;
    }
    double cosine = dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)));
    return Math.max(-1.0, Math.min(1.0, cosine));
  }

  /** Brings the largest item between 1 and 2; whether there is one that is not zero. */
  private static boolean scale(double[] items) {
    double largest = 0.0;
    for (double item : items) {
      largest = Math.max(largest, Math.abs(item));
    }
    if (largest == 0.0) {
      return false;
    }
    int exponent = exponent(largest);
    for (int i = 0; i < items.length; i++) {
      items[i] = Math.scalb(items[i], -exponent);
    }
    return true;
  }

  /** Of the leading bit, also of a subnormal number. */
  private static int exponent(double x) {
    int exponent = Math.getExponent(x);
    return exponent < Double.MIN_EXPONENT ? Math.getExponent(x * TWO_TO_64) - Long.SIZE : exponent;
  }

  private static double[] items(List<?> list) {
    double[] items = new double[list.size()];
    int i = 0;
    for (Object item : list) {
      items[i++] = (Double) item;
    }
    return items;
  }

  private static List<?> listAt(ColumnVector vector, int row) {
    return (List<?>) vector.objects()[row];
  }
}
