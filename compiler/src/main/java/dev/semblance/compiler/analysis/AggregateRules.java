package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_CONSTANT;

import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** How the calls of aggregates are typed. */
final class AggregateRules {
  /** The most values that {@code last_n} and {@code top} give. */
  private static final int MOST_VALUES = 10_000;

  /** How many digits fewer than 2^63 events can add to a sum. */
  private static final int DIGITS_OF_A_COUNT = 19;

  private AggregateRules() {}

  static Optional<AggregateShape> none(
      CallSite site, AggregateFunction function, Type type, boolean nullable) {
    return site.takes(0, 0)
        ? Optional.of(AggregateShape.of(function, type, nullable))
        : Optional.empty();
  }

  static Optional<AggregateShape> count(CallSite site) {
    if (!site.takes(0, 1)) {
      return Optional.empty();
    }
    if (site.arguments().isEmpty()) {
      return Optional.of(AggregateShape.of(AggregateFunction.COUNT, Type.INT, false));
    }
    return value(site, 0)
        .map(x -> AggregateShape.of(AggregateFunction.COUNT_VALUES, Type.INT, false, x));
  }

  static Optional<AggregateShape> condition(
      CallSite site, AggregateFunction function, Type type, boolean nullable) {
    return site.takes(1, 1)
        ? site.argument(0, Type.BOOL).map(x -> AggregateShape.of(function, type, nullable, x))
        : Optional.empty();
  }

  static Optional<AggregateShape> sum(CallSite site) {
    return site.takes(1, 1) ? site.number(0).map(x -> sumOf(x.get())) : Optional.empty();
  }

  private static AggregateShape sumOf(ScalarExpression x) {
    Type type = x.type();
    if (!type.is(Kind.DECIMAL)) {
      return AggregateShape.of(AggregateFunction.SUM, type, true, x);
    }
    boolean mayFail = type.precision() + DIGITS_OF_A_COUNT > Type.MAX_PRECISION;
    Type sum = Type.decimal(Type.MAX_PRECISION, type.scale());
    return AggregateShape.of(AggregateFunction.SUM, sum, mayFail, x);
  }

  static Optional<AggregateShape> statistic(CallSite site, AggregateFunction function) {
    return site.takes(1, 1)
        ? site.number(0).map(x -> AggregateShape.of(function, Type.DOUBLE, true, x.get()))
        : Optional.empty();
  }

  static Optional<AggregateShape> pair(CallSite site, AggregateFunction function) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<Operand> x = site.number(0);
    Optional<Operand> y = site.number(1);
    return x.isPresent() && y.isPresent()
        ? Optional.of(AggregateShape.of(function, Type.DOUBLE, true, x.get().get(), y.get().get()))
        : Optional.empty();
  }

  static Optional<AggregateShape> extreme(CallSite site, AggregateFunction function) {
    return site.takes(1, 1)
        ? ordered(site, 0).map(x -> AggregateShape.of(function, x.type(), true, x))
        : Optional.empty();
  }

  static Optional<AggregateShape> extremeBy(CallSite site, AggregateFunction function) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<ScalarExpression> x = value(site, 0);
    Optional<ScalarExpression> y = ordered(site, 1);
    return x.isPresent() && y.isPresent()
        ? Optional.of(AggregateShape.of(function, x.get().type(), true, x.get(), y.get()))
        : Optional.empty();
  }

  static Optional<AggregateShape> any(CallSite site, AggregateFunction function) {
    return site.takes(1, 1)
        ? value(site, 0).map(x -> AggregateShape.of(function, x.type(), true, x))
        : Optional.empty();
  }

  static Optional<AggregateShape> several(CallSite site, AggregateFunction function) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<ScalarExpression> x = scalar(site, 0);
    OptionalLong n = site.constantInt(1, "the number of values", 1, MOST_VALUES);
    return x.isPresent() && n.isPresent()
        ? Optional.of(
            AggregateShape.of(function, Type.listOf(x.get().type()), false, x.get())
                .withParameter(Type.INT, n.getAsLong()))
        : Optional.empty();
  }

  static Optional<AggregateShape> distinct(CallSite site) {
    return site.takes(1, 1)
        ? scalar(site, 0)
            .map(x -> AggregateShape.of(AggregateFunction.DISTINCT, Type.INT, false, x))
            .map(AggregateShape::withValuesKept)
        : Optional.empty();
  }

  static Optional<AggregateShape> approximateDistinct(CallSite site) {
    return site.takes(1, 1)
        ? scalar(site, 0)
            .map(x -> AggregateShape.of(AggregateFunction.APPROX_DISTINCT, Type.INT, false, x))
        : Optional.empty();
  }

  static Optional<AggregateShape> mode(CallSite site) {
    return site.takes(1, 1)
        ? scalar(site, 0)
            .map(x -> AggregateShape.of(AggregateFunction.MODE, x.type(), true, x))
            .map(AggregateShape::withValuesKept)
        : Optional.empty();
  }

  static Optional<AggregateShape> entropy(CallSite site) {
    return site.takes(1, 1)
        ? scalar(site, 0)
            .map(x -> AggregateShape.of(AggregateFunction.ENTROPY, Type.DOUBLE, true, x))
            .map(AggregateShape::withValuesKept)
        : Optional.empty();
  }

  static Optional<AggregateShape> quantile(CallSite site) {
    return atShare(site, AggregateFunction.QUANTILE).map(AggregateShape::withValuesKept);
  }

  static Optional<AggregateShape> approximateQuantile(CallSite site) {
    return atShare(site, AggregateFunction.APPROX_QUANTILE);
  }

  private static Optional<AggregateShape> atShare(CallSite site, AggregateFunction function) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<AggregateShape> shape = ofDouble(site, function);
    Optional<Double> q = share(site);
    return q.isEmpty() ? Optional.empty() : shape.map(s -> s.withParameter(Type.DOUBLE, q.get()));
  }

  static Optional<AggregateShape> median(CallSite site) {
    return site.takes(1, 1)
        ? ofDouble(site, AggregateFunction.QUANTILE)
            .map(s -> s.withParameter(Type.DOUBLE, 0.5))
            .map(AggregateShape::withValuesKept)
        : Optional.empty();
  }

  private static Optional<AggregateShape> ofDouble(CallSite site, AggregateFunction function) {
    return site.number(0)
        .map(x -> Conversions.toCommon(x, Type.DOUBLE))
        .map(x -> AggregateShape.of(function, Type.DOUBLE, true, x));
  }

  static Optional<AggregateShape> decayedCount(CallSite site) {
    if (!site.takes(1, 1)) {
      return Optional.empty();
    }
    AggregateShape shape = AggregateShape.of(AggregateFunction.DECAYED_COUNT, Type.DOUBLE, false);
    return halfLife(site, 0).map(h -> shape.withParameter(Type.DURATION, h));
  }

  static Optional<AggregateShape> decayedSum(CallSite site) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<AggregateShape> shape = site.number(0).map(AggregateRules::decayedSumOf);
    Optional<Long> h = halfLife(site, 1);
    return h.isEmpty() ? Optional.empty() : shape.map(s -> s.withParameter(Type.DURATION, h.get()));
  }

  /** Only doubles can be so large that their sum leaves the range of double. */
  private static AggregateShape decayedSumOf(Operand x) {
    ScalarExpression inDouble = Conversions.toCommon(x, Type.DOUBLE);
    return AggregateShape.of(
        AggregateFunction.DECAYED_SUM, Type.DOUBLE, x.is(Kind.DOUBLE), inDouble);
  }

  private static Optional<Long> halfLife(CallSite site, int index) {
    Operand h = site.arguments().get(index);
    if (!h.is(Kind.DURATION)) {
      return site.mismatch(index, "a length of time");
    }
    if (h.constant().isEmpty()) {
      return site.notConstant(index, "the half-life");
    }
    long micros = (Long) h.constant().get();
    if (micros <= 0 || micros > WindowAnalyzer.LONGEST) {
      return site.reject(
          BAD_CONSTANT,
          index,
          "a half-life is longer than nothing, and at most "
              + WindowAnalyzer.LONGEST_DAYS
              + "d long",
          "write for example `7d`");
    }
    return Optional.of(micros);
  }

  private static Optional<Double> share(CallSite site) {
    Operand q = site.arguments().get(1);
    if (!q.isNumeric()) {
      return site.mismatch(1, "a number");
    }
    if (q.number().isEmpty()) {
      return site.notConstant(1, "the share");
    }
    BigDecimal exact = q.number().get();
    if (exact.signum() < 0 || exact.compareTo(BigDecimal.ONE) > 0) {
      return site.reject(
          BAD_CONSTANT, 1, "a quantile lies between 0 and 1", "the 95th percentile is `0.95`");
    }
    return Optional.of(exact.doubleValue() + 0.0);
  }

  private static Optional<ScalarExpression> value(CallSite site, int index) {
    Operand x = site.arguments().get(index);
    if (x.is(Kind.MAP)) {
      return site.mismatch(index, "a value that is no map");
    }
    return x.isValue() ? x.expression() : site.mismatch(index, "a value");
  }

  private static Optional<ScalarExpression> scalar(CallSite site, int index) {
    Operand x = site.arguments().get(index);
    return x.isValue() && x.type().isScalar()
        ? x.expression()
        : site.mismatch(index, "a value that is no " + (x.is(Kind.MAP) ? "map" : "list"));
  }

  private static Optional<ScalarExpression> ordered(CallSite site, int index) {
    Operand x = site.arguments().get(index);
    return x.isValue() && ComparisonTyping.isOrdered(x.type())
        ? x.expression()
        : site.mismatch(index, "a value that has an order");
  }
}
