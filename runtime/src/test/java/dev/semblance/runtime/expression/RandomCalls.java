package dev.semblance.runtime.expression;

import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.DURATION;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.compiler.type.Type.TIMESTAMP;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Well-typed uses of every operator. */
final class RandomCalls {
  private static final List<Type> DECIMALS =
      List.of(
          Type.decimal(1, 0),
          Type.decimal(3, 3),
          Type.decimal(12, 2),
          Type.decimal(18, 0),
          Type.decimal(18, 18),
          Type.decimal(19, 0),
          Type.decimal(30, 4),
          Type.decimal(38, 0),
          Type.decimal(38, 10),
          Type.decimal(38, 38));
  private static final String[] ZONES = {"UTC", "Europe/Berlin", "America/St_Johns", "+05:45"};
  private static final String[] PATTERNS = {"a", "(a*)b?", "^[0-9]+", "", "(x)|a", "\\s+$"};

  private final RandomValues values;
  private final Random random;

  RandomCalls(RandomValues values) {
    this.values = values;
    this.random = values.random();
  }

  /**
   * The types of one call.
   *
   * @param parameter what stands at position 1 where {@link OperatorCase#isParameter}, else null
   */
  record Signature(Operator operator, List<Type> arguments, Type result, Operand parameter) {

    /** A row of operands, with the parameter in its place. */
    List<Operand> operands(RandomValues values) {
      List<Operand> operands = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        operands.add(
            OperatorCase.isParameter(operator, i) ? parameter : values.operand(arguments.get(i)));
      }
      return operands;
    }
  }

  Signature signature(Operator operator) {
    return switch (operator) {
      case AND, OR -> call(operator, BOOL, BOOL, BOOL);
      case NOT -> call(operator, BOOL, BOOL);
      case IF -> choice(operator, anyTypeOrMap());
      case COALESCE -> ofTwo(operator, anyTypeOrMap());
      case IS_NULL, IS_NOT_NULL -> call(operator, BOOL, anyTypeOrMap());
      case EQUAL, NOT_EQUAL -> comparison(operator, anyType());
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> comparison(operator, orderedType());
      case IN -> withList(operator, BOOL, anyType());
      case BUCKETIZE -> withList(operator, INT, orderedType());
      case ADD, SUBTRACT -> sum(operator);
      case MULTIPLY -> product(operator);
      case DIVIDE -> random.nextBoolean() ? ofTwoInto(DOUBLE) : durationRatio(operator);
      case REMAINDER -> remainder(operator);
      case NEGATE, ABS -> ofOne(operator, oneOf(INT, DOUBLE, DURATION, decimal()));
      case SIGN -> call(operator, INT, oneOf(INT, DOUBLE, DURATION, decimal()));
      case TO_INT -> call(operator, INT, oneOf(INT, DOUBLE, STRING, decimal()));
      case TO_DOUBLE -> call(operator, DOUBLE, oneOf(INT, DOUBLE, STRING, decimal()));
      case TO_DECIMAL -> call(operator, decimal(), oneOf(INT, DOUBLE, STRING, decimal()));
      case TO_STRING ->
          call(operator, STRING, oneOf(BOOL, INT, STRING, TIMESTAMP, DURATION, decimal()));
      case FLOOR, CEIL -> call(operator, INT, oneOf(INT, DOUBLE, decimal()));
      case ROUND -> rounding(operator);
      case SQRT, EXP, LN, LOG10, LOG1P -> call(operator, DOUBLE, DOUBLE);
      case POW -> call(operator, DOUBLE, DOUBLE, DOUBLE);
      case MIN, MAX -> extreme(operator, orderedType(), 2 + random.nextInt(3));
      case CLIP -> extreme(operator, orderedType(), 3);
      case LOWER, UPPER, TRIM -> call(operator, STRING, STRING);
      case LENGTH -> call(operator, INT, STRING);
      case SUBSTRING -> call(operator, STRING, STRING, INT, INT);
      case CONTAINS, STARTS_WITH, ENDS_WITH -> call(operator, BOOL, STRING, STRING);
      case REPLACE -> call(operator, STRING, STRING, STRING, STRING);
      case CONCAT -> extreme(operator, STRING, 2 + random.nextInt(3));
      case SPLIT -> call(operator, Type.listOf(STRING), STRING, STRING);
      case AFTER_LAST, BEFORE_FIRST -> call(operator, STRING, STRING, STRING);
      case MATCHES -> withText(operator, BOOL, STRING, PATTERNS);
      case EXTRACT -> withText(operator, STRING, STRING, PATTERNS);
      case HOUR_OF_DAY, DAY_OF_WEEK, DAY_OF_MONTH, MONTH ->
          withText(operator, INT, TIMESTAMP, ZONES);
      case SECONDS, MINUTES, HOURS, DAYS -> call(operator, DOUBLE, DURATION);
      case HASH64 -> call(operator, INT, oneOf(STRING, INT));
      case HASH_BUCKET -> call(operator, INT, oneOf(STRING, INT), INT);
      case IP_PREFIX -> call(operator, STRING, STRING, INT);
      case HAVERSINE_KM -> call(operator, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE);
      case LIST -> list(operator, anyType(), random.nextInt(4));
      case SIZE -> call(operator, INT, Type.listOf(anyType()));
      case ELEMENT -> element(operator, anyType());
      case LIST_CONTAINS -> contains(operator, anyType());
      case DOT, COSINE -> call(operator, DOUBLE, Type.listOf(DOUBLE), Type.listOf(DOUBLE));
      case MAP_SIZE -> call(operator, INT, Type.mapOf(orderedType()));
      case MAP_ELEMENT -> mapElement(operator, orderedType());
      case MAP_CONTAINS -> call(operator, BOOL, Type.mapOf(orderedType()), STRING);
      case MAP_KEYS -> call(operator, Type.listOf(STRING), Type.mapOf(orderedType()));
    };
  }

  private static Signature mapElement(Operator operator, Type value) {
    return call(operator, value, Type.mapOf(value), STRING);
  }

  private Type anyTypeOrMap() {
    return random.nextInt(6) == 0 ? Type.mapOf(orderedType()) : anyType();
  }

  Type anyType() {
    return random.nextInt(6) == 0 ? Type.listOf(orderedType()) : orderedType();
  }

  private Type orderedType() {
    return oneOf(BOOL, INT, DOUBLE, STRING, TIMESTAMP, DURATION, decimal(), decimal());
  }

  private Type decimal() {
    return DECIMALS.get(random.nextInt(DECIMALS.size()));
  }

  private Type oneOf(Type... types) {
    return types[random.nextInt(types.length)];
  }

  private static Signature call(Operator operator, Type result, Type... arguments) {
    return new Signature(operator, List.of(arguments), result, null);
  }

  private Signature choice(Operator operator, Type type) {
    return call(operator, type, BOOL, type, type);
  }

  private Signature ofOne(Operator operator, Type type) {
    return call(operator, type, type);
  }

  private Signature ofTwo(Operator operator, Type type) {
    return call(operator, type, type, type);
  }

  private Signature ofTwoInto(Type type) {
    return call(Operator.DIVIDE, type, type, type);
  }

  private Signature durationRatio(Operator operator) {
    return call(operator, DOUBLE, DURATION, DURATION);
  }

  private Signature comparison(Operator operator, Type type) {
    return call(operator, BOOL, type, type.is(Type.Kind.DECIMAL) ? decimal() : type);
  }

  private Signature sum(Operator operator) {
    Type type = oneOf(INT, DOUBLE, DURATION, TIMESTAMP, decimal(), decimal());
    if (type.is(Type.Kind.DECIMAL)) {
      Type other = decimal();
      return call(operator, sumType(type, other), type, other);
    }
    if (!type.equals(TIMESTAMP)) {
      return ofTwo(operator, type);
    }
    return operator == Operator.SUBTRACT && random.nextBoolean()
        ? call(operator, DURATION, TIMESTAMP, TIMESTAMP)
        : call(operator, TIMESTAMP, TIMESTAMP, DURATION);
  }

  static Type sumType(Type left, Type right) {
    int scale = Math.max(left.scale(), right.scale());
    int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
    return Type.decimal(Math.min(38, whole + 1 + scale), scale);
  }

  private Signature product(Operator operator) {
    Type type = oneOf(INT, DOUBLE, DURATION, decimal(), decimal());
    if (!type.is(Type.Kind.DECIMAL)) {
      return type.equals(DURATION)
          ? call(operator, DURATION, DURATION, INT)
          : ofTwo(operator, type);
    }
    Type other = decimal();
    return type.scale() + other.scale() > 38
        ? product(operator)
        : call(operator, productType(type, other), type, other);
  }

  static Type productType(Type left, Type right) {
    int scale = left.scale() + right.scale();
    return Type.decimal(Math.min(38, left.precision() + right.precision()), scale);
  }

  private Signature remainder(Operator operator) {
    Type type = oneOf(INT, DOUBLE, decimal());
    if (!type.is(Type.Kind.DECIMAL)) {
      return ofTwo(operator, type);
    }
    Type other = decimal();
    return call(operator, sumType(type, other), type, other);
  }

  private Signature rounding(Operator operator) {
    Type type = oneOf(INT, DOUBLE, decimal(), decimal());
    Object digits =
        random.nextInt(3) == 0 ? values.value(INT) : (Object) (long) (random.nextInt(12) - 6);
    return new Signature(operator, List.of(type, INT), type, new Operand(INT, digits));
  }

  private Signature extreme(Operator operator, Type type, int count) {
    return new Signature(operator, Collections.nCopies(count, type), type, null);
  }

  private Signature list(Operator operator, Type type, int count) {
    return new Signature(operator, Collections.nCopies(count, type), Type.listOf(type), null);
  }

  private Signature element(Operator operator, Type type) {
    return call(operator, type, Type.listOf(type), INT);
  }

  private Signature contains(Operator operator, Type type) {
    return call(operator, BOOL, Type.listOf(type), type);
  }

  private Signature withList(Operator operator, Type result, Type type) {
    Type element = type.is(Type.Kind.DECIMAL) ? decimal() : type;
    Operand list = new Operand(Type.listOf(element), values.list(element, random.nextInt(6)));
    return new Signature(operator, List.of(type, list.type()), result, list);
  }

  private Signature withText(Operator operator, Type result, Type type, String[] texts) {
    Operand parameter = Operand.of(texts[random.nextInt(texts.length)]);
    return new Signature(operator, List.of(type, STRING), result, parameter);
  }
}
