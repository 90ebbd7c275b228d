package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.expression.Aggregate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the statistics of several values mean, in fractions of whole numbers. */
final class NaiveStatistics {
  private static final MathContext CUT = new MathContext(800, RoundingMode.DOWN);

  private NaiveStatistics() {}

  /** Two numbers of an event. */
  private record Pair(BigDecimal x, BigDecimal y) {}

  static Double covariance(List<TestEvent> events) {
    List<Pair> pairs = pairs(events);
    BigDecimal n = BigDecimal.valueOf(pairs.size());
    return pairs.size() < 2
        ? null
        : quotient(spread(pairs), n.multiply(n.subtract(BigDecimal.ONE)));
  }

  static Double correlation(List<TestEvent> events) {
    List<Pair> pairs = pairs(events);
    BigDecimal variances =
        spread(pairs.stream().map(p -> new Pair(p.x(), p.x())).toList())
            .multiply(spread(pairs.stream().map(p -> new Pair(p.y(), p.y())).toList()));
    if (variances.signum() == 0) {
      return null;
    }
    BigDecimal covariance = spread(pairs);
    Double square = quotient(covariance.pow(2), variances);
    return NaiveAggregate.finite(covariance.signum() * Math.sqrt(square));
  }

  static Double slope(List<TestEvent> events) {
    List<Pair> pairs = new ArrayList<>();
    for (TestEvent event : events) {
      if (event.arguments().get(0) != null) {
        BigDecimal seconds = BigDecimal.valueOf(event.time(), 6);
        pairs.add(new Pair(seconds, NaiveAggregate.big(event.arguments().get(0))));
      }
    }
    BigDecimal variance = spread(pairs.stream().map(p -> new Pair(p.x(), p.x())).toList());
    return variance.signum() == 0 ? null : quotient(spread(pairs), variance);
  }

  private static List<Pair> pairs(List<TestEvent> events) {
    return events.stream()
        .map(TestEvent::arguments)
        .filter(a -> a.get(0) != null && a.get(1) != null)
        .map(a -> new Pair(NaiveAggregate.big(a.get(0)), NaiveAggregate.big(a.get(1))))
        .toList();
  }

  private static BigDecimal spread(List<Pair> pairs) {
    BigDecimal x = BigDecimal.ZERO;
    BigDecimal y = BigDecimal.ZERO;
    BigDecimal xy = BigDecimal.ZERO;
    for (Pair pair : pairs) {
      x = x.add(pair.x());
      y = y.add(pair.y());
      xy = xy.add(pair.x().multiply(pair.y()));
    }
    return xy.multiply(BigDecimal.valueOf(pairs.size())).subtract(x.multiply(y));
  }

  /** More digits than lie between two doubles, and one more that is not 0 if any follow. */
  private static Double quotient(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal quotient = numerator.divide(denominator, CUT);
    if (quotient.multiply(denominator).compareTo(numerator) != 0) {
      BigDecimal rest = quotient.ulp().movePointLeft(1);
      quotient = quotient.signum() < 0 ? quotient.subtract(rest) : quotient.add(rest);
    }
    return NaiveAggregate.finite(quotient.doubleValue());
  }

  static Double entropy(List<Object> values) {
    Map<Object, Long> counts =
        values.stream().collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    if (counts.size() < 2) {
      return counts.isEmpty() ? null : 0.0;
    }
    BigDecimal terms = BigDecimal.ZERO;
    for (long count : counts.values()) {
      terms = terms.add(new BigDecimal(count * log2(count)));
    }
    return log2(values.size()) - terms.doubleValue() / values.size();
  }

  private static double log2(long number) {
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
    return exponent + StrictMath.log(number / (double) (1L << exponent)) / StrictMath.log(2.0);
  }

  static Double decayed(Aggregate aggregate, List<TestEvent> events, long asOf) {
    double halfLife = (Long) aggregate.parameter().orElseThrow().value().orElseThrow();
    double sum = 0.0;
    TestEvent last = null;
    for (TestEvent event : events) {
      if (event.arguments().stream().anyMatch(Objects::isNull)) {
        continue;
      }
      double x =
          event.arguments().isEmpty()
              ? 1.0
              : NaiveAggregate.big(event.arguments().get(0)).doubleValue();
      sum = last == null ? x : sum * weight(last, event.time(), halfLife) + x;
      last = event;
    }
    return last == null ? (Double) 0.0 : NaiveAggregate.finite(sum * weight(last, asOf, halfLife));
  }

  private static double weight(TestEvent event, long time, double halfLife) {
    BigDecimal age = BigDecimal.valueOf(time).subtract(BigDecimal.valueOf(event.time()));
    return StrictMath.pow(2.0, -(age.doubleValue() / halfLife));
  }

  static Double approximateQuantile(Aggregate aggregate, List<Object> values) {
    if (values.isEmpty()) {
      return null;
    }
    double q = (Double) aggregate.parameter().orElseThrow().value().orElseThrow();
    double[] x =
        values.stream().mapToDouble(v -> NaiveAggregate.big(v).doubleValue()).sorted().toArray();
    double value = x[(int) Math.floor((x.length - 1) * q)];
    if (value == 0.0) {
      return 0.0;
    }
    double g = 1.01 / 0.99;
    double bin = Math.ceil(StrictMath.log(Math.abs(value)) / StrictMath.log(g));
    double middle = StrictMath.pow(g, bin - 1) * 1.01;
    return Math.signum(value) * middle + 0.0;
  }
}
