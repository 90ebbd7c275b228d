package dev.semblance.reference;

import static dev.semblance.reference.data.Values.ORDER;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.List;

/** Three-valued logic, what is done about null, and comparison. */
final class Logic {
  private Logic() {}

  static Object value(ScalarExpression.Call call, List<Object> arguments) {
    Object first = arguments.get(0);
    return switch (call.operator()) {
      case AND -> decided(false, first, arguments.get(1));
      case OR -> decided(true, first, arguments.get(1));
      case NOT -> !(Boolean) first;
      case IF ->
          converted(call.type(), Boolean.TRUE.equals(first) ? arguments.get(1) : arguments.get(2));
      case COALESCE -> coalesced(call.type(), arguments);
      case IS_NULL -> first == null;
      case IS_NOT_NULL -> first != null;
      default -> throw new IllegalArgumentException("not logic: " + call.operator());
    };
  }

  /** {@code decisive} if either side is, else null if either side is, else the other value. */
  private static Boolean decided(boolean decisive, Object left, Object right) {
    if (Boolean.valueOf(decisive).equals(left) || Boolean.valueOf(decisive).equals(right)) {
      return decisive;
    }
    return left == null || right == null ? null : Boolean.valueOf(!decisive);
  }

  private static Object coalesced(Type type, List<Object> arguments) {
    Object first = converted(type, arguments.get(0));
    return first != null ? first : converted(type, arguments.get(1));
  }

  /** A decimal of another scale takes the scale of the result. */
  static Object converted(Type type, Object value) {
    if (type.is(Type.Kind.DECIMAL) && value instanceof BigDecimal decimal) {
      return Conversions.toDecimal(type, decimal);
    }
    return value;
  }

  static Object comparison(ScalarExpression.Call call, List<Object> arguments) {
    Object left = arguments.get(0);
    Object right = arguments.get(1);
    if (call.operator() == Operator.IN) {
      return ((List<?>) right).stream().anyMatch(item -> ORDER.compare(left, item) == 0);
    }
    int order = ORDER.compare(left, right);
    return switch (call.operator()) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException("no comparison: " + call.operator());
    };
  }
}
