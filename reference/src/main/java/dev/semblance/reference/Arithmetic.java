package dev.semblance.reference;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** {@code + - * / %} and the sign. */
final class Arithmetic {
  private Arithmetic() {}

  static Object value(ScalarExpression.Call call, List<Object> arguments) {
    Object left = arguments.get(0);
    if (call.operator() == Operator.NEGATE) {
      return ofSign(call.type(), left);
    }
    Object right = arguments.get(1);
    if (call.operator() == Operator.DIVIDE) {
      return quotient(asDouble(left), asDouble(right));
    }
    return switch (call.type().kind()) {
      case DOUBLE -> Exact.finite(ofDoubles(call.operator(), (Double) left, (Double) right));
      case DECIMAL ->
          fitting(call.type(), ofDecimals(call.operator(), (BigDecimal) left, (BigDecimal) right));
      default -> ofWholes(call.operator(), whole(left), whole(right));
    };
  }

  private static Object ofSign(Type type, Object value) {
    return switch (type.kind()) {
      case DOUBLE -> Exact.finite(-(Double) value);
      case DECIMAL -> fitting(type, ((BigDecimal) value).negate());
      default -> Exact.fitting(whole(value).negate());
    };
  }

  private static double asDouble(Object value) {
    return value instanceof Long micros ? (double) micros : (Double) value;
  }

  private static Double quotient(double left, double right) {
    return right == 0.0 ? null : Exact.finite(left / right);
  }

  private static double ofDoubles(Operator operator, double left, double right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case REMAINDER -> left % right;
      default -> throw new IllegalArgumentException("no arithmetic: " + operator);
    };
  }

  private static BigDecimal ofDecimals(Operator operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case ADD -> left.add(right);
      case SUBTRACT -> left.subtract(right);
      case MULTIPLY -> left.multiply(right);
      case REMAINDER -> right.signum() == 0 ? null : left.remainder(right);
      default -> throw new IllegalArgumentException("no arithmetic: " + operator);
    };
  }

  private static Long ofWholes(Operator operator, BigInteger left, BigInteger right) {
    return switch (operator) {
      case ADD -> Exact.fitting(left.add(right));
      case SUBTRACT -> Exact.fitting(left.subtract(right));
      case MULTIPLY -> Exact.fitting(left.multiply(right));
      case REMAINDER -> right.signum() == 0 ? null : Exact.fitting(left.remainder(right));
      default -> throw new IllegalArgumentException("no arithmetic: " + operator);
    };
  }

  private static BigInteger whole(Object value) {
    return BigInteger.valueOf((Long) value);
  }

  /** The exact decimal at the type's scale; null where it does not fit the type. */
  static BigDecimal fitting(Type type, BigDecimal exact) {
    if (exact == null || exact.stripTrailingZeros().scale() > type.scale()) {
      return null;
    }
    return Exact.fitting(exact.setScale(type.scale(), RoundingMode.UNNECESSARY), type.precision());
  }
}
