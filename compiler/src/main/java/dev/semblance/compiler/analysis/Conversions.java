package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conversions that happen without being asked for, and the types they lead to. */
final class Conversions {
  /** Holds every int. */
  static final Type INT_AS_DECIMAL = Type.decimal(19, 0);

  private Conversions() {}

  /**
   * {@code from} as exactly a {@code to}, if no value can be lost: int to decimal, a decimal to a
   * wider one, a literal to whatever holds it; and int and decimal to double, as the language says.
   */
  static Optional<ScalarExpression> widen(Operand from, Type to) {
    return switch (from.form()) {
      case ERROR -> Optional.empty();
      case NULL -> Optional.of(ScalarExpression.nullOf(to));
      case EMPTY_LIST ->
          to.is(Kind.LIST)
              ? Optional.of(ScalarExpression.literal(to, List.of()))
              : Optional.empty();
      case VALUE -> widenValue(from, to);
    };
  }

  private static Optional<ScalarExpression> widenValue(Operand from, Type to) {
    if (from.type().equals(to)) {
      return from.expression();
    }
    if (from.number().isPresent()) {
      return numberLiteral(from, to);
    }
    if (!from.items().isEmpty() && to.is(Kind.LIST)) {
      return widenItems(from.items(), to.element().orElseThrow());
    }
    return holds(to, from.type()) ? Optional.of(convert(from.get(), to)) : Optional.empty();
  }

  private static Optional<ScalarExpression> widenItems(List<Operand> items, Type element) {
    List<ScalarExpression> widened = new ArrayList<>();
    for (Operand item : items) {
      Optional<ScalarExpression> one = widen(item, element);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      widened.add(one.get());
    }
    return Optional.of(listOf(widened, element));
  }

  /** A list of values of one type: a literal where all are, else a call that makes it. */
  static ScalarExpression listOf(List<ScalarExpression> items, Type element) {
    List<Object> constants = new ArrayList<>();
    for (ScalarExpression item : items) {
      if (item instanceof ScalarExpression.Literal literal && literal.value().isPresent()) {
        constants.add(literal.value().get());
      }
    }
    Type type = Type.listOf(element);
    if (constants.size() == items.size()) {
      return ScalarExpression.literal(type, List.copyOf(constants));
    }
    boolean nullable = items.stream().anyMatch(ScalarExpression::nullable);
    return new ScalarExpression.Call(Operator.LIST, items, type, nullable);
  }

  /** How a number that {@link #widen} refuses becomes a decimal; empty for all else. */
  static Optional<String> advice(Operand from, Type to) {
    return to.is(Kind.DECIMAL) && from.isNumeric()
        ? Optional.of(
            ("not every value of it is one of %s; `decimal(x, %d, %d)` rounds, and is null where x"
                    + " is too large")
                .formatted(to, to.precision(), to.scale()))
        : Optional.empty();
  }

  private static boolean holds(Type to, Type from) {
    return switch (to.kind()) {
      case DOUBLE -> from.is(Kind.INT) || from.is(Kind.DECIMAL);
      case DECIMAL -> (from.is(Kind.INT) || from.is(Kind.DECIMAL)) && fits(from, to);
      default -> false;
    };
  }

  /** Whether every value of the int or decimal type {@code from} is one of the decimal type. */
  static boolean fits(Type from, Type decimal) {
    Type exact = from.is(Kind.INT) ? INT_AS_DECIMAL : from;
    return exact.scale() <= decimal.scale()
        && exact.precision() - exact.scale() <= decimal.precision() - decimal.scale();
  }

  /**
   * {@code expression} as a {@code to}, written out; null where a value does not fit a decimal.
   *
   * @param to the expression's own type, double or decimal
   */
  static ScalarExpression convert(ScalarExpression expression, Type to) {
    if (expression.type().equals(to)) {
      return expression;
    }
    if (to.is(Kind.DOUBLE)) {
      return call(Operator.TO_DOUBLE, to, false, expression);
    }
    return call(Operator.TO_DECIMAL, to, !fits(expression.type(), to), expression);
  }

  /** A call whose value is null where an argument is, or always possibly so. */
  static ScalarExpression.Call call(
      Operator operator, Type type, boolean mayFail, ScalarExpression... arguments) {
    List<ScalarExpression> all = List.of(arguments);
    boolean nullable = mayFail || all.stream().anyMatch(ScalarExpression::nullable);
    return new ScalarExpression.Call(operator, all, type, nullable);
  }

  /** A number literal as a {@code to}, where that type has exactly this value (or is double). */
  static Optional<ScalarExpression> numberLiteral(Operand literal, Type to) {
    BigDecimal exact = literal.number().orElseThrow();
    return switch (to.kind()) {
      case INT -> literal.is(Kind.INT) ? literal.expression() : Optional.empty();
      case DOUBLE -> Optional.of(ScalarExpression.literal(to, doubleOf(exact)));
      case DECIMAL ->
          smallestDecimal(exact)
              .filter(type -> fits(type, to))
              .map(type -> ScalarExpression.literal(to, exact.setScale(to.scale())));
      default -> Optional.empty();
    };
  }

  private static double doubleOf(BigDecimal exact) {
    // Adding zero turns -0.0, as of a tiny negative number, into 0.0.
    return exact.doubleValue() + 0.0;
  }

  /** The narrowest decimal type that has exactly this value. */
  static Optional<Type> smallestDecimal(BigDecimal exact) {
    BigDecimal stripped = exact.stripTrailingZeros();
    long scale = Math.max(0, stripped.scale());
    long whole = Math.max(0, (long) stripped.precision() - stripped.scale());
    long precision = Math.max(1, whole + scale);
    return precision <= Type.MAX_PRECISION
        ? Optional.of(Type.decimal((int) precision, (int) scale))
        : Optional.empty();
  }

  /**
   * The type in which all operands can stand side by side; empty where there is none. Nulls and
   * errors have no say; an empty list only stands beside lists.
   */
  static Optional<Type> common(List<Operand> operands) {
    boolean emptyList = operands.stream().anyMatch(o -> o.form() == Operand.Form.EMPTY_LIST);
    return commonOfValues(operands).filter(type -> !emptyList || type.is(Kind.LIST));
  }

  private static Optional<Type> commonOfValues(List<Operand> operands) {
    List<Operand> values = operands.stream().filter(Operand::isValue).toList();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Type first = values.get(0).type();
    if (values.stream().allMatch(Operand::isNumeric)) {
      return Optional.of(commonNumber(values));
    }
    if (values.stream().allMatch(value -> value.type().equals(first))) {
      return Optional.of(first);
    }
    return values.stream().allMatch(value -> value.is(Kind.LIST))
        ? commonList(values)
        : Optional.empty();
  }

  private static Optional<Type> commonList(List<Operand> lists) {
    Optional<Operand> fixed = lists.stream().filter(list -> list.items().isEmpty()).findFirst();
    Optional<Type> type =
        fixed.isPresent()
            ? Optional.of(fixed.get().type())
            : common(lists.stream().flatMap(list -> list.items().stream()).toList())
                .map(Type::listOf);
    return type.filter(t -> lists.stream().allMatch(list -> widen(list, t).isPresent()));
  }

  private static Type commonNumber(List<Operand> numbers) {
    boolean decimals = numbers.stream().anyMatch(n -> n.is(Kind.DECIMAL));
    if (numbers.stream().allMatch(n -> n.is(Kind.INT))) {
      return Type.INT;
    }
    List<Type> exact = new ArrayList<>();
    for (Operand number : numbers) {
      exactType(number, decimals).ifPresent(exact::add);
    }
    return exact.size() == numbers.size()
        ? exact.stream().reduce(Conversions::union).orElseThrow()
        : Type.DOUBLE;
  }

  /** The decimal type that a number can be read as; none for a double. */
  private static Optional<Type> exactType(Operand number, boolean besideDecimal) {
    if (number.number().isPresent() && (besideDecimal || number.is(Kind.INT))) {
      return smallestDecimal(number.number().get());
    }
    return switch (number.type().kind()) {
      case INT -> Optional.of(INT_AS_DECIMAL);
      case DECIMAL -> Optional.of(number.type());
      default -> Optional.empty();
    };
  }

  /** The decimal type that holds both, as far as 38 digits reach; the scale comes first. */
  static Type union(Type left, Type right) {
    int scale = Math.max(left.scale(), right.scale());
    int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
    return Type.decimal(Math.min(Type.MAX_PRECISION, whole + scale), scale);
  }

  /** {@code operand} as the type that {@link #common} found with it among the operands. */
  static ScalarExpression toCommon(Operand operand, Type common) {
    return widen(operand, common).orElseGet(() -> convert(operand.get(), common));
  }
}
