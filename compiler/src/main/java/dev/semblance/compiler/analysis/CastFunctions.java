package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_CONSTANT;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Conversions that are asked for. */
final class CastFunctions {
  private CastFunctions() {}

  static List<BuiltIn> all() {
    return List.of(
        BuiltIn.of(
            CastFunctions::toInt,
            "A number without its fraction, or the int that a text writes; null where there is "
                + "none.",
            "int(x) -> int"),
        BuiltIn.of(
            CastFunctions::toDouble,
            "The double nearest to a number, or to what a text writes; null where it writes none.",
            "double(x) -> double"),
        BuiltIn.of(
            CastFunctions::toDecimal,
            "A number at scale s, ties to the even digit, or the one that a text writes; null where"
                + " it needs more than p digits.",
            "decimal(x, p: int constant, s: int constant) -> decimal(p, s)"),
        BuiltIn.of(
            CastFunctions::toText,
            "The value as text: a decimal with its scale, a timestamp as ISO-8601 in UTC with six "
                + "fraction digits. A double has no one text, and is refused.",
            "string(x) -> string"));
  }

  private static Optional<ScalarExpression> toInt(CallSite site) {
    if (!site.takes(1, 1)) {
      return Optional.empty();
    }
    Operand x = site.arguments().get(0);
    if (x.is(Kind.INT)) {
      return x.expression();
    }
    if (x.is(Kind.TIMESTAMP) || x.is(Kind.DURATION) || x.is(Kind.BOOL)) {
      String help =
          switch (x.type().kind()) {
            case TIMESTAMP -> "a difference of two timestamps is a duration: `seconds(t - u)`";
            case DURATION -> "take a number of seconds first: `int(seconds(d))`";
            default -> "write `if x then 1 else 0`";
          };
      return site.reject(TYPE_MISMATCH, 0, "`int` does not take a " + x.type(), help);
    }
    if (!x.isNumeric() && !x.is(Kind.STRING)) {
      return site.mismatch(0, "a number or a text");
    }
    Type type = x.type();
    boolean mayFail = !type.is(Kind.DECIMAL) || type.precision() - type.scale() > 18;
    return Optional.of(Conversions.call(Operator.TO_INT, Type.INT, mayFail, x.get()));
  }

  private static Optional<ScalarExpression> toDouble(CallSite site) {
    if (!site.takes(1, 1)) {
      return Optional.empty();
    }
    Operand x = site.arguments().get(0);
    if (x.is(Kind.STRING)) {
      return Optional.of(Conversions.call(Operator.TO_DOUBLE, Type.DOUBLE, true, x.get()));
    }
    return x.isNumeric() ? Conversions.widen(x, Type.DOUBLE) : site.mismatch(0, "a number");
  }

  private static Optional<ScalarExpression> toDecimal(CallSite site) {
    if (!site.takes(3, 3)) {
      return Optional.empty();
    }
    Operand x = site.arguments().get(0);
    OptionalLong precision = site.constantInt(1, "the precision", 1, Type.MAX_PRECISION);
    OptionalLong scale = site.constantInt(2, "the scale", 0, Type.MAX_PRECISION);
    if (!x.isNumeric() && !x.is(Kind.STRING)) {
      return site.mismatch(0, "a number or a text");
    }
    if (precision.isEmpty() || scale.isEmpty()) {
      return Optional.empty();
    }
    if (scale.getAsLong() > precision.getAsLong()) {
      return site.reject(
          BAD_CONSTANT,
          2,
          "the scale is greater than the precision",
          "`decimal(x, 12, 2)` has 12 digits, 2 of them after the point");
    }
    Type type = Type.decimal((int) precision.getAsLong(), (int) scale.getAsLong());
    return Optional.of(decimal(x, type));
  }

  private static ScalarExpression decimal(Operand x, Type type) {
    Optional<ScalarExpression> exact =
        x.number().isPresent() ? Conversions.numberLiteral(x, type) : Optional.empty();
    if (exact.isPresent()) {
      return exact.get();
    }
    if (x.type().equals(type)) {
      return x.get();
    }
    boolean always = !x.is(Kind.DOUBLE) && !x.is(Kind.STRING) && roundsInto(x.type(), type);
    return Conversions.call(Operator.TO_DECIMAL, type, !always, x.get());
  }

  /** Whether every value has a place in the type, digits after the point being rounded. */
  private static boolean roundsInto(Type from, Type to) {
    Type exact = from.is(Kind.INT) ? Conversions.INT_AS_DECIMAL : from;
    // Rounding may carry into one more digit.
    int carry = exact.scale() > to.scale() ? 1 : 0;
    return exact.precision() - exact.scale() + carry <= to.precision() - to.scale();
  }

  private static Optional<ScalarExpression> toText(CallSite site) {
    if (!site.takes(1, 1)) {
      return Optional.empty();
    }
    Operand x = site.arguments().get(0);
    if (x.is(Kind.STRING)) {
      return x.expression();
    }
    if (x.is(Kind.DOUBLE)) {
      return site.reject(
          TYPE_MISMATCH,
          0,
          "a double has no one text that is the same everywhere",
          "choose its digits: `string(decimal(x, 18, 6))`");
    }
    if (!x.isValue() || !x.type().isScalar()) {
      return site.mismatch(0, "a value that is no " + (x.is(Kind.MAP) ? "map" : "list"));
    }
    return Optional.of(Conversions.call(Operator.TO_STRING, Type.STRING, false, x.get()));
  }
}
