package dev.semblance.reference.data;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Equality and order of values as they stand in events and vectors. */
public final class Values {

  /**
   * The order of two non-null values of one type: false before true, numbers by value, text by code
   * point, lists item by item.
   */
  public static final Comparator<Object> ORDER = Values::compare;

  /** Nulls first, then {@link #ORDER}. */
  public static final Comparator<Object> NULLS_FIRST = Comparator.nullsFirst(ORDER);

  private Values() {}

  private static int compare(Object left, Object right) {
    if (left instanceof String text) {
      return compareCodePoints(text, (String) right);
    }
    if (left instanceof Boolean truth) {
      return truth.compareTo((Boolean) right);
    }
    if (left instanceof Long whole) {
      return whole.compareTo((Long) right);
    }
    if (left instanceof Double number) {
      return number.compareTo((Double) right);
    }
    if (left instanceof BigDecimal decimal) {
      return decimal.compareTo((BigDecimal) right);
    }
    if (left instanceof List<?> list) {
      return compareParts(list, (List<?>) right);
    }
    throw new IllegalArgumentException("not a value: " + left.getClass());
  }

  /** Item by item, nulls first; the shorter first where one begins the other. */
  public static int compareParts(List<?> left, List<?> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = NULLS_FIRST.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareCodePoints(String left, String right) {
    int[] leftPoints = left.codePoints().toArray();
    int[] rightPoints = right.codePoints().toArray();
    return Arrays.compare(leftPoints, rightPoints);
  }

  /**
   * Whether two values are the same to the last bit: same class, doubles by their 64 bits, decimals
   * in value and scale, text by code points; null only to null.
   */
  public static boolean same(Object left, Object right) {
    if (left instanceof Double one && right instanceof Double other) {
      return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }
    if (left instanceof List<?> one && right instanceof List<?> other) {
      return sameItems(one, other);
    }
    return left == null ? right == null : left.equals(right);
  }

  private static boolean sameItems(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }
}
