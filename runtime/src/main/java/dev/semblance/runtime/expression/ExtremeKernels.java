package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * {@code min}, {@code max} and {@code clip} of values of one type, in the order of {@link
 * ComparisonKernels}; null if any argument is null. {@code clip(x, low, high)} is {@code min(max(x,
 * low), high)}, so high wins where the bounds are crossed.
 */
final class ExtremeKernels {
  private ExtremeKernels() {}

  static Kernel least(Type type) {
    Comparator<Object> order = order(type);
    return (arguments, rows, result) -> {
      begin(arguments, rows, result);
      for (int i = 1; i < arguments.length; i++) {
        lower(result, arguments[i], rows, order);
      }
    };
  }

  static Kernel greatest(Type type) {
    Comparator<Object> order = order(type);
    return (arguments, rows, result) -> {
      begin(arguments, rows, result);
      for (int i = 1; i < arguments.length; i++) {
        raise(result, arguments[i], rows, order);
      }
    };
  }

  static Kernel clip(Type type) {
    Comparator<Object> order = order(type);
    return (arguments, rows, result) -> {
      begin(arguments, rows, result);
      raise(result, arguments[1], rows, order);
      lower(result, arguments[2], rows, order);
    };
  }

  /** The first argument's values, null where any argument is. */
  private static void begin(ColumnVector[] arguments, int rows, ColumnVector result) {
    for (int i = 0; i < rows; i++) {
      result.copy(i, arguments[0], i);
    }
    Nulls.ofAny(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (result.isNull(i)) {
        result.setNull(i);
      }
    }
  }

  private static void lower(
      ColumnVector result, ColumnVector other, int rows, Comparator<Object> order) {
    switch (result.storage()) {
      case LONG -> lowerLongs(result.longs(), other.longs(), rows);
      case DOUBLE -> lowerDoubles(result.doubles(), other.doubles(), rows);
      case OBJECT -> replaceObjects(result, other, rows, order);
    }
  }

  private static void raise(
      ColumnVector result, ColumnVector other, int rows, Comparator<Object> order) {
    switch (result.storage()) {
      case LONG -> raiseLongs(result.longs(), other.longs(), rows);
      case DOUBLE -> raiseDoubles(result.doubles(), other.doubles(), rows);
      case OBJECT -> replaceObjects(result, other, rows, order.reversed());
    }
  }

  private static void lowerLongs(long[] values, long[] others, int rows) {
    for (int i = 0; i < rows; i++) {
      values[i] = Math.min(values[i], others[i]);
    }
  }

  private static void raiseLongs(long[] values, long[] others, int rows) {
    for (int i = 0; i < rows; i++) {
      values[i] = Math.max(values[i], others[i]);
    }
  }

  private static void lowerDoubles(double[] values, double[] others, int rows) {
    for (int i = 0; i < rows; i++) {
      values[i] = Math.min(values[i], others[i]);
    }
  }

  private static void raiseDoubles(double[] values, double[] others, int rows) {
    for (int i = 0; i < rows; i++) {
      values[i] = Math.max(values[i], others[i]);
    }
  }

  /** Takes the other value where it comes first in {@code order}. */
  private static void replaceObjects(
      ColumnVector result, ColumnVector other, int rows, Comparator<Object> order) {
    Object[] values = result.objects();
    Object[] others = other.objects();
    for (int i = 0; i < rows; i++) {
      if (!result.isNull(i) && order.compare(others[i], values[i]) < 0) {
        values[i] = others[i];
      }
    }
  }

  /** The order of boxed values of a type; objects in vectors are compared with it. */
  static Comparator<Object> order(Type type) {
    return switch (type.kind()) {
      case STRING -> (l, r) -> CodePointOrder.INSTANCE.compare((String) l, (String) r);
      case DECIMAL -> (l, r) -> ((BigDecimal) l).compareTo((BigDecimal) r);
      case DOUBLE -> (l, r) -> Double.compare((Double) l, (Double) r);
      case BOOL, INT, TIMESTAMP, DURATION ->
          (l, r) -> Long.compare(MembershipKernels.longOf(l), MembershipKernels.longOf(r));
      case LIST, MAP -> throw new IllegalArgumentException("no order among values of " + type);
    };
  }
}
