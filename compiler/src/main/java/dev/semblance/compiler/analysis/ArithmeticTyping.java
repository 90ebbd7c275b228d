package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Expression.BinaryOperator;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Types of {@code + - * / %} and the unary minus. */
final class ArithmeticTyping {
  private final Diagnostics diagnostics;
  private final Literals literals;

  ArithmeticTyping(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.literals = new Literals(diagnostics);
  }

  /** The typed form of an infix operator's use; neither operand is an error. */
  Operand type(Expression.Binary binary, Operand left, Operand right) {
    if (left.isNumeric() && right.isNumeric()) {
      return Operand.of(binary.span(), numbers(binary, left, right));
    }
    if (left.isValue() && right.isValue()) {
      Optional<ScalarExpression> times = times(binary.operator(), left, right);
      if (times.isPresent()) {
        return Operand.of(binary.span(), times);
      }
    }
    return mismatch(binary, left, right);
  }

  private Optional<ScalarExpression> numbers(
      Expression.Binary binary, Operand left, Operand right) {
    Operator operator = operator(binary.operator());
    Type common = Conversions.common(List.of(left, right)).orElseThrow();
    if (operator == Operator.DIVIDE || common.is(Kind.DOUBLE)) {
      ScalarExpression a = Conversions.toCommon(left, Type.DOUBLE);
      ScalarExpression b = Conversions.toCommon(right, Type.DOUBLE);
      // A sum or product of finite doubles may be infinite, and then has no value.
      return Optional.of(
          Conversions.call(operator, Type.DOUBLE, !dividesSafely(operator, right), a, b));
    }
    if (common.is(Kind.INT)) {
      return Optional.of(
          Conversions.call(
              operator, Type.INT, !dividesSafely(operator, right), left.get(), right.get()));
    }
    return decimals(binary, operator, exact(left), exact(right), right);
  }

  /** Whether a division by a literal always has a value; all else may be out of range. */
  private static boolean dividesSafely(Operator operator, Operand right) {
    BigDecimal divisor = right.number().orElse(BigDecimal.ZERO).abs();
    return switch (operator) {
      case REMAINDER -> divisor.signum() != 0;
      case DIVIDE -> divisor.compareTo(BigDecimal.ONE) >= 0;
      default -> false;
    };
  }

  /** An int or decimal, or a literal, as a decimal of its own digits. */
  private static ScalarExpression exact(Operand number) {
    Optional<Type> literal = number.number().flatMap(Conversions::smallestDecimal);
    if (literal.isPresent()) {
      return Conversions.numberLiteral(number, literal.get()).orElseThrow();
    }
    return number.is(Kind.INT)
        ? Conversions.convert(number.get(), Conversions.INT_AS_DECIMAL)
        : number.get();
  }

  private Optional<ScalarExpression> decimals(
      Expression.Binary binary,
      Operator operator,
      ScalarExpression left,
      ScalarExpression right,
      Operand divisor) {
    Type a = left.type();
    Type b = right.type();
    int scale =
        operator == Operator.MULTIPLY ? a.scale() + b.scale() : Math.max(a.scale(), b.scale());
    if (scale > Type.MAX_PRECISION) {
      diagnostics.report(
          Diagnostic.at(
                  TYPE_MISMATCH,
                  binary.span(),
                  "the product of " + a + " and " + b + " has " + scale + " decimal places")
              .help("a decimal has 38 digits at most: convert one side first, with `double(x)`"));
      return Optional.empty();
    }
    int digits = digits(operator, a, b, scale);
    Type type = Type.decimal(Math.min(digits, Type.MAX_PRECISION), scale);
    boolean mayFail =
        digits > Type.MAX_PRECISION
            || (operator == Operator.REMAINDER && !dividesSafely(operator, divisor));
    return Optional.of(Conversions.call(operator, type, mayFail, left, right));
  }

  /** How many digits the exact result may have. */
  private static int digits(Operator operator, Type a, Type b, int scale) {
    int wholeA = a.precision() - a.scale();
    int wholeB = b.precision() - b.scale();
    return switch (operator) {
      case MULTIPLY -> a.precision() + b.precision();
      case REMAINDER -> Math.max(1, Math.min(wholeA, wholeB) + scale);
      default -> Math.max(wholeA, wholeB) + 1 + scale;
    };
  }

  /** Timestamps and durations; empty where the operator does not take them so. */
  private static Optional<ScalarExpression> times(
      BinaryOperator operator, Operand left, Operand right) {
    Kind a = left.type().kind();
    Kind b = right.type().kind();
    Type type =
        switch (operator) {
          case ADD -> sum(a, b);
          case SUBTRACT -> difference(a, b);
          case MULTIPLY -> isPair(a, b, Kind.DURATION, Kind.INT) ? Type.DURATION : null;
          case DIVIDE -> a == Kind.DURATION && b == Kind.DURATION ? Type.DOUBLE : null;
          default -> null;
        };
    if (type == null) {
      return Optional.empty();
    }
    boolean swap =
        (operator == BinaryOperator.MULTIPLY && a == Kind.INT)
            || (operator == BinaryOperator.ADD && a == Kind.DURATION && b == Kind.TIMESTAMP);
    ScalarExpression first = swap ? right.get() : left.get();
    ScalarExpression second = swap ? left.get() : right.get();
    return Optional.of(Conversions.call(operator(operator), type, true, first, second));
  }

  private static Type sum(Kind a, Kind b) {
    if (a == Kind.DURATION && b == Kind.DURATION) {
      return Type.DURATION;
    }
    return isPair(a, b, Kind.TIMESTAMP, Kind.DURATION) ? Type.TIMESTAMP : null;
  }

  private static Type difference(Kind a, Kind b) {
    if (a == b && (a == Kind.TIMESTAMP || a == Kind.DURATION)) {
      return Type.DURATION;
    }
    return a == Kind.TIMESTAMP && b == Kind.DURATION ? Type.TIMESTAMP : null;
  }

  private static boolean isPair(Kind a, Kind b, Kind one, Kind other) {
    return (a == one && b == other) || (a == other && b == one);
  }

  private Operand mismatch(Expression.Binary binary, Operand left, Operand right) {
    Diagnostic diagnostic = message(binary, left, right);
    diagnostics.report(
        diagnostic
            .label(left.span(), "this is " + left.describe())
            .label(right.span(), "this is " + right.describe()));
    return Operand.error(binary.span());
  }

  private static Diagnostic message(Expression.Binary binary, Operand left, Operand right) {
    String text = binary.operator().text();
    if (isMoment(left, right) || isMoment(right, left)) {
      return AbsoluteTime.mixed(binary.operatorSpan(), left.is(Kind.TIMESTAMP) ? right : left);
    }
    Diagnostic plain =
        Diagnostic.at(
            TYPE_MISMATCH,
            binary.operatorSpan(),
            "`" + text + "` does not take " + left.describe() + " and " + right.describe());
    return help(binary.operator(), left, right).map(plain::help).orElse(plain);
  }

  private static boolean isMoment(Operand timestamp, Operand other) {
    return timestamp.is(Kind.TIMESTAMP) && (other.isNumeric() || other.is(Kind.STRING));
  }

  private static Optional<String> help(BinaryOperator operator, Operand left, Operand right) {
    if (left.isNull() || right.isNull()) {
      return Optional.of("arithmetic with null always gives null");
    }
    if (operator == BinaryOperator.ADD && (left.is(Kind.STRING) || right.is(Kind.STRING))) {
      return Optional.of(
          "texts are put together by `concat(a, b)`, numbers become text by " + "`string(x)`");
    }
    if (left.is(Kind.DURATION) || right.is(Kind.DURATION)) {
      return Optional.of("take a number of seconds first: `seconds(d)`");
    }
    if (left.is(Kind.STRING) || right.is(Kind.STRING)) {
      return Optional.of(
          "read a number from a text by `int(s)`, `double(s)` or `decimal(s, p, s)`");
    }
    return Optional.empty();
  }

  /** The typed form of {@code -operand}; the operand is no error. */
  Operand negate(Expression.Unary unary, Operand operand) {
    if (operand.is(Kind.DURATION) && operand.constant().isPresent()) {
      long micros = (Long) operand.constant().get();
      return Operand.value(unary.span(), ScalarExpression.literal(Type.DURATION, -micros));
    }
    if (operand.number().isPresent()) {
      BigDecimal negative = operand.number().get().negate();
      return operand.is(Kind.INT)
          ? literals.integer(unary.span(), negative.toBigInteger())
          : literals.decimal(unary.span(), negative);
    }
    if (operand.isNumeric() || operand.is(Kind.DURATION)) {
      boolean mayFail = operand.is(Kind.INT) || operand.is(Kind.DURATION);
      return Operand.value(
          unary.span(), Conversions.call(Operator.NEGATE, operand.type(), mayFail, operand.get()));
    }
    diagnostics.report(
        Diagnostic.at(
            TYPE_MISMATCH,
            unary.span(),
            "`-` takes a number or a duration, and this is " + operand.describe()));
    return Operand.error(unary.span());
  }

  private static Operator operator(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> Operator.ADD;
      case SUBTRACT -> Operator.SUBTRACT;
      case MULTIPLY -> Operator.MULTIPLY;
      case DIVIDE -> Operator.DIVIDE;
      case REMAINDER -> Operator.REMAINDER;
      default -> throw new IllegalArgumentException(operator + " is no arithmetic");
    };
  }
}
