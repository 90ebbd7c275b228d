package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.expression.CodePointOrder;
import java.util.List;

/**
 * The order of values: false before true, numbers and times by size, strings by code point, lists
 * by the first element that differs.
 */
final class ValueOrder {
  private ValueOrder() {}

  /** Compares two non-null values of one type. */
  static int compare(ColumnVector left, int leftRow, ColumnVector right, int rightRow) {
    return switch (left.storage()) {
      case LONG -> Long.compare(left.longs()[leftRow], right.longs()[rightRow]);
      case DOUBLE -> Double.compare(left.doubles()[leftRow], right.doubles()[rightRow]);
      case OBJECT -> compareObjects(left.objects()[leftRow], right.objects()[rightRow]);
    };
  }

  private static int compareObjects(Object left, Object right) {
    if (left instanceof String text) {
      return CodePointOrder.INSTANCE.compare(text, (String) right);
    }
    if (left instanceof List<?> list) {
      return compareLists(list, (List<?>) right);
    }
    @SuppressWarnings("unchecked") // Boolean, Long, Double or BigDecimal, both of one class.
    Comparable<Object> comparable = (Comparable<Object>) left;
    return comparable.compareTo(right);
  }

  private static int compareLists(List<?> left, List<?> right) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      int order = compareObjects(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
