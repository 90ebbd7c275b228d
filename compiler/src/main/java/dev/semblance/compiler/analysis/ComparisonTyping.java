package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.COMPARISON_WITH_NULL;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Expression.BinaryOperator;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types of {@code == != < <= > >=} and of {@code in}. */
final class ComparisonTyping {
  private final Diagnostics diagnostics;

  ComparisonTyping(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Whether values of a type stand in an order that {@code <} may ask for. */
  static boolean isOrdered(Type type) {
    return !type.is(Kind.BOOL) && type.isScalar();
  }

  /** The typed form of a comparison; neither operand is an error. */
  Operand type(Expression.Binary binary, Operand left, Operand right) {
    if (left.isNull() || right.isNull()) {
      return withNull(binary, left.isNull() ? right : left);
    }
    Optional<ScalarExpression> typed = compare(operator(binary.operator()), left, right);
    if (typed.isEmpty()) {
      diagnostics.report(mismatch(binary, left, right));
    }
    return Operand.of(binary.span(), typed);
  }

  /** {@code left operator right} with what conversions that takes; empty where they do not fit. */
  static Optional<ScalarExpression> compare(Operator operator, Operand left, Operand right) {
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    Optional<Type> common = Conversions.common(List.of(left, right));
    if (common.isEmpty() || !common.get().isScalar() || (!equality && !isOrdered(common.get()))) {
      return Optional.empty();
    }
    ScalarExpression a = side(left, common.get());
    ScalarExpression b = side(right, common.get());
    return Optional.of(Conversions.call(operator, Type.BOOL, false, a, b));
  }

  /** Decimals compare whatever their scales, so each side keeps its own. */
  private static ScalarExpression side(Operand operand, Type common) {
    if (!common.is(Kind.DECIMAL)) {
      return Conversions.toCommon(operand, common);
    }
    Optional<Type> literal = operand.number().flatMap(Conversions::smallestDecimal);
    if (literal.isPresent()) {
      return Conversions.numberLiteral(operand, literal.get()).orElseThrow();
    }
    return operand.is(Kind.INT)
        ? Conversions.convert(operand.get(), Conversions.INT_AS_DECIMAL)
        : operand.get();
  }

  private Operand withNull(Expression.Binary binary, Operand other) {
    boolean negated = binary.operator() == BinaryOperator.NOT_EQUAL;
    String check = Quoted.orElse(other.span(), "`x`").replace("`", "");
    diagnostics.report(
        Diagnostic.at(COMPARISON_WITH_NULL, binary.span(), "a comparison with null never holds")
            .help("ask `" + check + (negated ? " is not null`" : " is null`")));
    return Operand.error(binary.span());
  }

  private static Diagnostic mismatch(Expression.Binary binary, Operand left, Operand right) {
    boolean moment =
        left.is(Kind.TIMESTAMP) != right.is(Kind.TIMESTAMP)
            && !left.is(Kind.DURATION)
            && !right.is(Kind.DURATION);
    Diagnostic diagnostic =
        moment
            ? AbsoluteTime.mixed(binary.operatorSpan(), left.is(Kind.TIMESTAMP) ? right : left)
            : Diagnostic.at(TYPE_MISMATCH, binary.operatorSpan(), message(left, right));
    return help(left, right)
        .filter(advice -> !moment)
        .map(diagnostic::help)
        .orElse(diagnostic)
        .label(left.span(), "this is " + left.describe())
        .label(right.span(), "this is " + right.describe());
  }

  private static String message(Operand left, Operand right) {
    if (left.is(Kind.LIST) && right.is(Kind.LIST)) {
      return "lists cannot be compared";
    }
    if (left.is(Kind.MAP) && right.is(Kind.MAP)) {
      return "maps cannot be compared";
    }
    return left.is(Kind.BOOL) && right.is(Kind.BOOL)
        ? "true and false stand in no order"
        : "cannot compare " + left.describe() + " with " + right.describe();
  }

  private static Optional<String> help(Operand left, Operand right) {
    if (left.is(Kind.DURATION) || right.is(Kind.DURATION)) {
      return Optional.of("write the other side as a duration, for example `30m`");
    }
    if (left.is(Kind.MAP) || right.is(Kind.MAP)) {
      return Optional.of(Maps.ADVICE);
    }
    if (left.is(Kind.LIST) || right.is(Kind.LIST)) {
      return Optional.of("ask `contains(list, x)`, `size(list)` or `element(list, i)`");
    }
    if (left.is(Kind.STRING) && right.isNumeric()) {
      return Optional.of("compare with a text, for example `\"5\"`");
    }
    if (right.is(Kind.STRING) && left.isNumeric()) {
      return Optional.of("leave the quotes out to compare with a number");
    }
    return Optional.empty();
  }

  /** The typed form of {@code x in list}; neither operand is an error. */
  Operand in(Expression.In in, Operand operand, Operand list) {
    Optional<ScalarExpression> typed = Optional.empty();
    if (operand.isNull()) {
      return withNullOperand(in);
    }
    if (list.form() == Operand.Form.EMPTY_LIST) {
      diagnostics.report(Diagnostic.at(TYPE_MISMATCH, list.span(), "nothing is in an empty list"));
      return Operand.error(in.span());
    }
    if (operand.isValue() && list.is(Kind.LIST)) {
      typed = member(operand, list);
    }
    if (typed.isEmpty()) {
      diagnostics.report(notAList(in, operand, list));
    }
    return Operand.of(
        in.span(),
        in.negated() ? typed.map(t -> Conversions.call(Operator.NOT, Type.BOOL, false, t)) : typed);
  }

  private Operand withNullOperand(Expression.In in) {
    diagnostics.report(
        Diagnostic.at(COMPARISON_WITH_NULL, in.span(), "null is in no list")
            .help("ask `x is null`"));
    return Operand.error(in.span());
  }

  private static Diagnostic notAList(Expression.In in, Operand operand, Operand list) {
    String message =
        list.is(Kind.LIST)
            ? "cannot look for " + operand.describe() + " in " + list.describe()
            : "`in` looks into a list, and this is " + list.describe();
    Diagnostic plain =
        Diagnostic.at(TYPE_MISMATCH, list.is(Kind.LIST) ? in.span() : list.span(), message)
            .label(operand.span(), "this is " + operand.describe());
    return list.is(Kind.MAP) ? plain.help("ask `contains(map, key)`") : plain;
  }

  private static Optional<ScalarExpression> member(Operand operand, Operand list) {
    if (list.items().isEmpty()) {
      Type element = list.type().element().orElseThrow();
      return Conversions.widen(operand, element)
          .map(x -> Conversions.call(Operator.LIST_CONTAINS, Type.BOOL, false, list.get(), x));
    }
    return list.isConstant() ? inConstants(operand, list) : inValues(operand, list.items());
  }

  private static Optional<ScalarExpression> inConstants(Operand operand, Operand list) {
    List<Operand> all = new ArrayList<>(list.items());
    all.add(operand);
    Optional<Type> common = Conversions.common(all).filter(Type::isScalar);
    if (common.isEmpty()) {
      return Optional.empty();
    }
    ScalarExpression x = Conversions.toCommon(operand, common.get());
    List<ScalarExpression> items =
        list.items().stream().map(item -> Conversions.toCommon(item, common.get())).toList();
    ScalarExpression constants = Conversions.listOf(items, common.get());
    return Optional.of(Conversions.call(Operator.IN, Type.BOOL, false, x, constants));
  }

  /** Values that are only known with the row: {@code x == a or x == b}. */
  private static Optional<ScalarExpression> inValues(Operand operand, List<Operand> items) {
    ScalarExpression any = null;
    for (Operand item : items) {
      Optional<ScalarExpression> equal = compare(Operator.EQUAL, operand, item);
      if (equal.isEmpty()) {
        return Optional.empty();
      }
      any =
          any == null
              ? equal.get()
              : Conversions.call(Operator.OR, Type.BOOL, false, any, equal.get());
    }
    return Optional.ofNullable(any);
  }

  private static Operator operator(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> Operator.EQUAL;
      case NOT_EQUAL -> Operator.NOT_EQUAL;
      case LESS -> Operator.LESS;
      case LESS_EQUAL -> Operator.LESS_EQUAL;
      case GREATER -> Operator.GREATER;
      case GREATER_EQUAL -> Operator.GREATER_EQUAL;
      default -> throw new IllegalArgumentException(operator + " is no comparison");
    };
  }
}
