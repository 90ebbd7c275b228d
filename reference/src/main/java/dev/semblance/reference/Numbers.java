package dev.semblance.reference;

import static dev.semblance.reference.data.Values.ORDER;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Functions of numbers. */
final class Numbers {
  private Numbers() {}

  static Object value(ScalarExpression.Call call, List<Object> arguments) {
    Object x = arguments.get(0);
    return switch (call.operator()) {
      case ABS -> abs(call.type(), x);
      case SIGN -> (long) Exact.of(x).signum();
      case FLOOR -> whole(x, RoundingMode.FLOOR);
      case CEIL -> whole(x, RoundingMode.CEILING);
      case ROUND -> round(call.type(), x, (Long) arguments.get(1));
      case POW -> Exact.finite(StrictMath.pow((Double) x, (Double) arguments.get(1)));
      default -> Exact.finite(transcendental(call.operator(), (Double) x));
    };
  }

  private static Object abs(Type type, Object x) {
    return switch (type.kind()) {
      case DOUBLE -> Exact.nearestDouble(Exact.of(x).abs());
      case DECIMAL -> Arithmetic.fitting(type, ((BigDecimal) x).abs());
      default -> Exact.fitting(Exact.of(x).abs().toBigIntegerExact());
    };
  }

  private static Long whole(Object x, RoundingMode mode) {
    return Exact.fitting(Exact.of(x).setScale(0, mode).toBigIntegerExact());
  }

  private static Object round(Type type, Object x, long digits) {
    BigDecimal exact = Exact.of(x);
    // No number here has more digits than this on either side of the point.
    int places = (int) Math.max(-2000, Math.min(2000, digits));
    BigDecimal rounded =
        places >= exact.scale() ? exact : exact.setScale(places, RoundingMode.HALF_UP);
    return switch (type.kind()) {
      case DOUBLE -> Exact.nearestDouble(rounded);
      case DECIMAL -> Arithmetic.fitting(type, rounded);
      default -> Exact.fitting(rounded.toBigIntegerExact());
    };
  }

  private static double transcendental(Operator operator, double x) {
    return switch (operator) {
      case SQRT -> StrictMath.sqrt(x);
      case EXP -> StrictMath.exp(x);
      case LN -> StrictMath.log(x);
      case LOG10 -> StrictMath.log10(x);
      case LOG1P -> StrictMath.log1p(x);
      default -> throw new IllegalArgumentException("no function of numbers: " + operator);
    };
  }

  /** Functions that choose among values of any ordered type, or count them. */
  static Object choice(ScalarExpression.Call call, List<Object> arguments) {
    if (call.operator() == Operator.BUCKETIZE) {
      List<?> edges = (List<?>) arguments.get(1);
      return edges.stream().filter(edge -> ORDER.compare(edge, arguments.get(0)) <= 0).count();
    }
    List<Object> values = new ArrayList<>();
    for (Object argument : arguments) {
      values.add(Logic.converted(call.type(), argument));
    }
    if (values.contains(null)) {
      return null;
    }
    return switch (call.operator()) {
      case MIN -> values.stream().min(ORDER).orElseThrow();
      case MAX -> values.stream().max(ORDER).orElseThrow();
      case CLIP -> lesser(greater(values.get(0), values.get(1)), values.get(2));
      default -> throw new IllegalArgumentException("no choice: " + call.operator());
    };
  }

  private static Object lesser(Object left, Object right) {
    return ORDER.compare(left, right) <= 0 ? left : right;
  }

  private static Object greater(Object left, Object right) {
    return ORDER.compare(left, right) >= 0 ? left : right;
  }
}
