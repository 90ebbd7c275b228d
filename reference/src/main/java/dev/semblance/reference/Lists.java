package dev.semblance.reference;

import static dev.semblance.reference.data.Values.ORDER;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Functions of lists. */
final class Lists {
  private Lists() {}

  static Object value(ScalarExpression.Call call, List<Object> arguments) {
    return switch (call.operator()) {
      case LIST -> list(call.type().element().orElseThrow(), arguments);
      case SIZE -> (long) ((List<?>) arguments.get(0)).size();
      case ELEMENT -> element((List<?>) arguments.get(0), (Long) arguments.get(1));
      case LIST_CONTAINS -> contains((List<?>) arguments.get(0), arguments.get(1));
      case DOT -> dot((List<?>) arguments.get(0), (List<?>) arguments.get(1));
      case COSINE -> cosine((List<?>) arguments.get(0), (List<?>) arguments.get(1));
      default -> throw new IllegalArgumentException("no function of lists: " + call.operator());
    };
  }

  private static List<Object> list(Type element, List<Object> items) {
    List<Object> list = new ArrayList<>();
    for (Object item : items) {
      list.add(Logic.converted(element, item));
    }
    return list.contains(null) ? null : list;
  }

  private static Object element(List<?> list, long index) {
    return index >= 0 && index < list.size() ? list.get((int) index) : null;
  }

  private static boolean contains(List<?> list, Object item) {
    return list.stream().anyMatch(other -> ORDER.compare(other, item) == 0);
  }

  private static Double dot(List<?> left, List<?> right) {
    return left.size() == right.size() ? Exact.finite(products(left, right)) : null;
  }

  /** In order and in double arithmetic, as a loop does it. */
  private static double products(List<?> left, List<?> right) {
    double sum = 0.0;
    for (int i = 0; i < left.size(); i++) {
      sum = sum + (Double) left.get(i) * (Double) right.get(i);
    }
    return sum;
  }

  private static Double cosine(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return null;
    }
    List<Double> a = ofOrdinarySize(left);
    List<Double> b = ofOrdinarySize(right);
    if (a == null || b == null) {
      return null;
    }
    double lengths = StrictMath.sqrt(products(a, a)) * StrictMath.sqrt(products(b, b));
    return Exact.finite(Math.max(-1.0, Math.min(1.0, products(a, b) / lengths)));
  }

  /**
   * A vector of the same direction whose largest item, without its sign, is from 1 to below 2:
   * doubled or halved as often as it takes, which no item loses a bit by unless it is next to
   * nothing beside the largest. Null for a vector of no length.
   */
  private static List<Double> ofOrdinarySize(List<?> vector) {
    List<Double> items = new ArrayList<>(vector.stream().map(Double.class::cast).toList());
    double largest = items.stream().mapToDouble(Math::abs).max().orElse(0);
    if (largest == 0) {
      return null;
    }
    int power = 0;
    for (; largest >= 2; largest /= 2) {
      power--;
    }
    for (; largest < 1; largest *= 2) {
      power++;
    }
    int scale = power;
    items.replaceAll(item -> timesPowerOfTwo(item, scale));
    return items;
  }

  private static double timesPowerOfTwo(double item, int power) {
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal factor = two.pow(Math.abs(power));
    BigDecimal exact = new BigDecimal(item);
    // A quotient by a power of two ends, so nothing is rounded but by the double at the end.
    return (power >= 0 ? exact.multiply(factor) : exact.divide(factor)).doubleValue();
  }
}
