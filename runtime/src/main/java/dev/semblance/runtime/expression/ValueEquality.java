package dev.semblance.runtime.expression;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Equality of boxed values of one kind: decimals by value whatever their scale, lists element by
 * element in order.
 */
final class ValueEquality {
  private ValueEquality() {}

  static boolean equal(Object left, Object right) {
    if (left instanceof BigDecimal l && right instanceof BigDecimal r) {
      return l.compareTo(r) == 0;
    }
    if (left instanceof List<?> l && right instanceof List<?> r) {
      return equalLists(l, r);
    }
    return Objects.equals(left, right);
  }

  private static boolean equalLists(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<?> others = right.iterator();
    for (Object item : left) {
      if (!equal(item, others.next())) {
        return false;
      }
    }
    return true;
  }
}
