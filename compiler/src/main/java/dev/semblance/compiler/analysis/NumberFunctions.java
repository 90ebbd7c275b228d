package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_CONSTANT;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Functions of numbers. */
final class NumberFunctions {
  /** The least number of whole digits of a decimal that an int may not hold. */
  private static final int BEYOND_INT = 19;

  private NumberFunctions() {}

  static List<BuiltIn> all() {
    List<BuiltIn> all = new ArrayList<>(rounding());
    all.addAll(transcendental());
    all.addAll(choosing());
    return all;
  }

  private static List<BuiltIn> rounding() {
    return List.of(
        BuiltIn.of(NumberFunctions::abs, "x without its sign; the type of x.", "abs(x) -> number"),
        BuiltIn.of(
            site -> numeric(site, x -> Conversions.call(Operator.SIGN, Type.INT, false, x)),
            "-1, 0 or 1.",
            "sign(x) -> int"),
        BuiltIn.of(
            site -> whole(site, Operator.FLOOR),
            "The greatest int that is at most x; null where that is no int.",
            "floor(x) -> int"),
        BuiltIn.of(
            site -> whole(site, Operator.CEIL),
            "The least int that is at least x; null where that is no int.",
            "ceil(x) -> int"),
        BuiltIn.of(
            NumberFunctions::round,
            "x at so many decimal places (0 if left out, -2 for hundreds), ties away from zero, "
                + "decided on the exact value; the type of x.",
            "round(x, digits: int constant) -> number",
            "round(x) -> number"));
  }

  private static List<BuiltIn> transcendental() {
    return List.of(
        real(Operator.SQRT, "The square root; null below 0.", "sqrt(x: double) -> double"),
        real(Operator.EXP, "e to the power x; null beyond a double.", "exp(x: double) -> double"),
        real(Operator.LN, "The natural logarithm; null unless x > 0.", "ln(x: double) -> double"),
        real(
            Operator.LOG10,
            "The logarithm to base 10; null unless x > 0.",
            "log10(x: double) -> double"),
        real(Operator.LOG1P, "ln(1 + x); null unless x > -1.", "log1p(x: double) -> double"),
        BuiltIn.of(
            site -> site.call(Operator.POW, Type.DOUBLE, true, Type.DOUBLE, Type.DOUBLE),
            "x to the power y; null where that is no finite number.",
            "pow(x: double, y: double) -> double"));
  }

  private static BuiltIn real(Operator operator, String meaning, String signature) {
    return BuiltIn.of(
        site -> site.call(operator, Type.DOUBLE, true, Type.DOUBLE), meaning, signature);
  }

  private static List<BuiltIn> choosing() {
    return List.of(
        BuiltIn.of(
            site -> unified(site, Operator.MIN, 2, Integer.MAX_VALUE),
            "The least of two or more values of one type; null if one is null.",
            "min(x, y, ...) -> T"),
        BuiltIn.of(
            site -> unified(site, Operator.MAX, 2, Integer.MAX_VALUE),
            "The greatest of two or more values of one type; null if one is null.",
            "max(x, y, ...) -> T"),
        BuiltIn.of(
            site -> unified(site, Operator.CLIP, 3, 3),
            "x, but no less than low and no more than high.",
            "clip(x, low, high) -> T"),
        BuiltIn.of(
            NumberFunctions::bucketize,
            "How many of the edges are at most x. The edges are constants and ascend.",
            "bucketize(x, edges: list constant) -> int"));
  }

  /** What a rule makes of one number. */
  private interface OfNumber {
    ScalarExpression apply(ScalarExpression x);
  }

  private static Optional<ScalarExpression> numeric(CallSite site, OfNumber rule) {
    return site.takes(1, 1) ? site.number(0).map(x -> rule.apply(x.get())) : Optional.empty();
  }

  private static Optional<ScalarExpression> abs(CallSite site) {
    // The least int has no counterpart.
    return numeric(site, x -> Conversions.call(Operator.ABS, x.type(), x.type().is(Kind.INT), x));
  }

  private static Optional<ScalarExpression> whole(CallSite site, Operator operator) {
    return numeric(
        site,
        x -> {
          Type type = x.type();
          boolean mayFail = type.is(Kind.DOUBLE) || type.precision() - type.scale() >= BEYOND_INT;
          return type.is(Kind.INT) ? x : Conversions.call(operator, Type.INT, mayFail, x);
        });
  }

  private static Optional<ScalarExpression> round(CallSite site) {
    if (!site.takes(1, 2)) {
      return Optional.empty();
    }
    Optional<Operand> x = site.number(0);
    OptionalLong digits =
        site.arguments().size() == 1
            ? OptionalLong.of(0)
            : site.constantInt(1, "the number of digits", -Type.MAX_PRECISION, Type.MAX_PRECISION);
    return x.isPresent() && digits.isPresent()
        ? Optional.of(rounded(x.get().get(), digits.getAsLong()))
        : Optional.empty();
  }

  private static ScalarExpression rounded(ScalarExpression x, long digits) {
    if (!x.type().is(Kind.DOUBLE) && digits >= x.type().scale()) {
      return x; // It has no more digits than that.
    }
    // 9.9 rounded up may need a digit that its type has not.
    boolean mayFail = !x.type().is(Kind.DOUBLE) || digits < 0;
    ScalarExpression places = ScalarExpression.literal(Type.INT, digits);
    return Conversions.call(Operator.ROUND, x.type(), mayFail, x, places);
  }

  private static Optional<ScalarExpression> unified(
      CallSite site, Operator operator, int least, int most) {
    if (!site.takes(least, most)) {
      return Optional.empty();
    }
    Optional<Type> common =
        Conversions.common(site.arguments()).filter(ComparisonTyping::isOrdered);
    if (common.isEmpty()) {
      return mixed(site);
    }
    ScalarExpression[] arguments =
        site.arguments().stream()
            .map(argument -> Conversions.toCommon(argument, common.get()))
            .toArray(ScalarExpression[]::new);
    return Optional.of(Conversions.call(operator, common.get(), false, arguments));
  }

  private static Optional<ScalarExpression> mixed(CallSite site) {
    String types =
        String.join(", ", site.arguments().stream().map(Operand::describe).distinct().toList());
    return site.reject(
        TYPE_MISMATCH,
        0,
        "`"
            + site.function().name()
            + "` needs values of one type that has an order, and these "
            + "are "
            + types,
        "write it as " + site.signatures());
  }

  private static Optional<ScalarExpression> bucketize(CallSite site) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Operand x = site.arguments().get(0);
    Operand edges = site.arguments().get(1);
    if (!x.isNumeric() && !x.is(Kind.DURATION)) {
      return site.mismatch(0, "a number");
    }
    if (edges.items().isEmpty()) {
      return edges.is(Kind.LIST)
          ? site.notConstant(1, "the list of edges")
          : site.mismatch(1, "a list of edges");
    }
    if (!edges.isConstant()) {
      return site.notConstant(1, "the list of edges");
    }
    List<Operand> all = new ArrayList<>(edges.items());
    all.add(x);
    Optional<Type> common = Conversions.common(all);
    if (common.isEmpty()) {
      return site.mismatch(1, "edges of the type of " + x.describe());
    }
    return ascending(edges.items())
        ? Optional.of(bucket(x, edges, common.get()))
        : site.reject(
            BAD_CONSTANT, 1, "the edges must ascend", "write them from the least to the greatest");
  }

  private static ScalarExpression bucket(Operand x, Operand edges, Type common) {
    List<ScalarExpression> items =
        edges.items().stream().map(edge -> Conversions.toCommon(edge, common)).toList();
    return Conversions.call(
        Operator.BUCKETIZE,
        Type.INT,
        false,
        Conversions.toCommon(x, common),
        Conversions.listOf(items, common));
  }

  private static boolean ascending(List<Operand> edges) {
    List<BigDecimal> values = edges.stream().map(NumberFunctions::exact).toList();
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).compareTo(values.get(i - 1)) <= 0) {
        return false;
      }
    }
    return true;
  }

  private static BigDecimal exact(Operand edge) {
    return edge.number().orElseGet(() -> BigDecimal.valueOf((Long) edge.constant().orElseThrow()));
  }
}
