package dev.semblance.reference;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The value of a typed expression for one row. */
final class Expressions implements ScalarExpression.Visitor<Object> {
  private final Map<String, Object> columns;

  private Expressions(Map<String, Object> columns) {
    this.columns = columns;
  }

  /** The value, null where there is none. */
  static Object value(ScalarExpression expression, Map<String, Object> columns) {
    return expression.accept(new Expressions(columns));
  }

  /** Whether the condition is true; an absent one is, null is not. */
  static boolean passes(Optional<ScalarExpression> condition, Map<String, Object> columns) {
    return condition.isEmpty() || Boolean.TRUE.equals(value(condition.get(), columns));
  }

  @Override
  public Object visitLiteral(ScalarExpression.Literal literal) {
    return literal.value().orElse(null);
  }

  @Override
  public Object visitColumn(ScalarExpression.Column column) {
    if (!columns.containsKey(column.name())) {
      throw new IllegalStateException("no column " + column.name() + " in " + columns.keySet());
    }
    return columns.get(column.name());
  }

  @Override
  public Object visitCall(ScalarExpression.Call call) {
    List<Object> arguments = new ArrayList<>();
    for (ScalarExpression argument : call.arguments()) {
      arguments.add(argument.accept(this));
    }
    return switch (call.operator()) {
      case AND, OR, IF, COALESCE, IS_NULL, IS_NOT_NULL -> Logic.value(call, arguments);
      default -> arguments.stream().allMatch(Objects::nonNull) ? ofNonNull(call, arguments) : null;
    };
  }

  private static Object ofNonNull(ScalarExpression.Call call, List<Object> arguments) {
    return switch (call.operator()) {
      case AND, OR, NOT, IF, COALESCE, IS_NULL, IS_NOT_NULL -> Logic.value(call, arguments);
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN ->
          Logic.comparison(call, arguments);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, NEGATE -> Arithmetic.value(call, arguments);
      case TO_INT, TO_DOUBLE, TO_DECIMAL, TO_STRING ->
          Conversions.value(call.operator(), call.type(), arguments.get(0), argumentType(call));
      case ABS, SIGN, FLOOR, CEIL, ROUND, SQRT, EXP, LN, LOG10, LOG1P, POW ->
          Numbers.value(call, arguments);
      case MIN, MAX, CLIP, BUCKETIZE -> Numbers.choice(call, arguments);
      case LOWER, UPPER, TRIM, LENGTH, SUBSTRING, CONTAINS, STARTS_WITH, ENDS_WITH ->
          Text.value(call.operator(), arguments);
      case REPLACE, CONCAT, SPLIT, AFTER_LAST, BEFORE_FIRST, MATCHES, EXTRACT ->
          Text.parts(call.operator(), arguments);
      case HOUR_OF_DAY, DAY_OF_WEEK, DAY_OF_MONTH, MONTH, SECONDS, MINUTES, HOURS, DAYS ->
          Time.value(call.operator(), arguments);
      case HASH64, HASH_BUCKET, IP_PREFIX, HAVERSINE_KM -> Places.value(call, arguments);
      case LIST, SIZE, ELEMENT, LIST_CONTAINS, DOT, COSINE -> Lists.value(call, arguments);
      case MAP_SIZE, MAP_ELEMENT, MAP_CONTAINS, MAP_KEYS -> Maps.value(call, arguments);
    };
  }

  @Override
  public Object visitOwnCall(ScalarExpression.OwnCall call) {
    List<Object> arguments = new ArrayList<>();
    for (ScalarExpression argument : call.arguments()) {
      arguments.add(argument.accept(this));
    }
    return OwnFunctions.value(call, arguments);
  }

  private static Type argumentType(ScalarExpression.Call call) {
    return call.arguments().get(0).type();
  }
}
