package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an aggregate means, computed from all events at once with big numbers and sorting. */
public final class NaiveAggregate {
  private static final BigDecimal DECIMAL_LIMIT = BigDecimal.TEN.pow(Type.MAX_PRECISION);

  /** The digits of a quotient before those that are known only not to be all zero. */
  private static final int SCALE = 2500;

  private NaiveAggregate() {}

  /**
   * The value over {@code past} and then {@code self}, which may be null, as of {@code asOf}; in
   * the form of {@code ColumnVector.value}.
   */
  public static Object value(Aggregate aggregate, List<TestEvent> past, TestEvent self, long asOf) {
    List<TestEvent> events = new ArrayList<>(past);
    if (self != null) {
      events.add(self);
    }
    return switch (aggregate.function()) {
      case COUNT -> (long) events.size();
      case EXISTS -> !events.isEmpty();
      case COUNT_VALUES -> (long) values(events).size();
      case RATIO -> ratio(values(events));
      case SUM -> sum(aggregate, values(events));
      case MEAN -> mean(aggregate, values(events));
      case VARIANCE -> variance(values(events));
      case STDDEV -> deviation(values(events));
      case MIN -> values(events).stream().min(NaiveAggregate::compare).orElse(null);
      case MAX -> values(events).stream().max(NaiveAggregate::compare).orElse(null);
      case MIN_BY -> firstBy(events, NaiveAggregate::compare);
      case MAX_BY -> firstBy(events, (left, right) -> compare(right, left));
      case FIRST -> values(events).stream().findFirst().orElse(null);
      case LAST -> newestFirst(values(events)).stream().findFirst().orElse(null);
      case LAST_N -> newestFirst(values(events)).stream().limit(limit(aggregate)).toList();
      // Of a few hundred values or less, the sketch counts every one.
      case DISTINCT, APPROX_DISTINCT -> values(events).stream().distinct().count();
      case MODE -> byFrequency(values(events)).stream().findFirst().orElse(null);
      case TOP -> byFrequency(values(events)).stream().limit(limit(aggregate)).toList();
      case QUANTILE -> quantile(aggregate, values(events));
      case TIME_SINCE_LAST -> past.isEmpty() ? null : since(past.get(past.size() - 1), asOf);
      case TIME_SINCE_FIRST -> past.isEmpty() ? null : since(past.get(0), asOf);
      case STREAK -> newestFirst(values(events)).stream().takeWhile(Boolean.TRUE::equals).count();
      case COVARIANCE -> NaiveStatistics.covariance(events);
      case CORRELATION -> NaiveStatistics.correlation(events);
      case SLOPE -> NaiveStatistics.slope(events);
      case ENTROPY -> NaiveStatistics.entropy(values(events));
      case DECAYED_COUNT, DECAYED_SUM -> NaiveStatistics.decayed(aggregate, events, asOf);
      case APPROX_QUANTILE -> NaiveStatistics.approximateQuantile(aggregate, values(events));
    };
  }

  private static long limit(Aggregate aggregate) {
    return (Long) aggregate.parameter().orElseThrow().value().orElseThrow();
  }

  private static List<Object> values(List<TestEvent> events) {
    return events.stream().map(event -> event.arguments().get(0)).filter(Objects::nonNull).toList();
  }

  private static List<Object> newestFirst(List<Object> values) {
    List<Object> reversed = new ArrayList<>(values);
    Collections.reverse(reversed);
    return reversed;
  }

  private static Long since(TestEvent event, long asOf) {
    BigInteger micros = BigInteger.valueOf(asOf).subtract(BigInteger.valueOf(event.time()));
    return micros.bitLength() < Long.SIZE ? micros.longValue() : null;
  }

  private static Double ratio(List<Object> conditions) {
    long hits = conditions.stream().filter(Boolean.TRUE::equals).count();
    return conditions.isEmpty() ? null : (Double) ((double) hits / conditions.size());
  }

  static BigDecimal big(Object value) {
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    return value instanceof Double number ? new BigDecimal(number) : (BigDecimal) value;
  }

  private static BigDecimal total(List<Object> values) {
    return values.stream().map(NaiveAggregate::big).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Object sum(Aggregate aggregate, List<Object> values) {
    BigDecimal total = total(values);
    Type type = aggregate.type();
    if (type.is(Kind.INT)) {
      return total.toBigInteger().bitLength() < Long.SIZE ? total.longValue() : null;
    }
    if (type.is(Kind.DOUBLE)) {
      return finite(total.doubleValue());
    }
    BigDecimal scaled = total.setScale(type.scale());
    return scaled.movePointRight(type.scale()).abs().compareTo(DECIMAL_LIMIT) < 0 ? scaled : null;
  }

  static Double finite(double value) {
    return Double.isFinite(value) ? value + 0.0 : null;
  }

  private static Double mean(Aggregate aggregate, List<Object> values) {
    Type argument = aggregate.arguments().get(0).type();
    Type type =
        argument.is(Kind.DECIMAL) ? Type.decimal(Type.MAX_PRECISION, argument.scale()) : argument;
    Object sum = sum(AggregateSubjects.of(aggregate.function(), type, argument), values);
    if (values.isEmpty() || sum == null) {
      return null;
    }
    return finite(big(sum).doubleValue() / values.size());
  }

  private static Double variance(List<Object> values) {
    if (values.size() < 2) {
      return null;
    }
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal total = total(values);
    BigDecimal squares =
        values.stream().map(x -> big(x).multiply(big(x))).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal numerator = n.multiply(squares).subtract(total.multiply(total));
    BigDecimal denominator = n.multiply(n.subtract(BigDecimal.ONE));
    BigDecimal quotient = numerator.divide(denominator, SCALE, RoundingMode.DOWN);
    if (quotient.multiply(denominator).compareTo(numerator) != 0) {
      quotient = quotient.add(BigDecimal.ONE.movePointLeft(SCALE + 1));
    }
    return finite(quotient.doubleValue());
  }

  private static Double deviation(List<Object> values) {
    Double variance = variance(values);
    return variance == null ? null : (Double) Math.sqrt(variance);
  }

  private static Object firstBy(List<TestEvent> events, Comparator<Object> order) {
    TestEvent best = null;
    for (TestEvent event : events) {
      boolean complete = event.arguments().stream().allMatch(Objects::nonNull);
      if (complete
          && (best == null
              || order.compare(event.arguments().get(1), best.arguments().get(1)) < 0)) {
        best = event;
      }
    }
    return best == null ? null : best.arguments().get(0);
  }

  private static List<Object> byFrequency(List<Object> values) {
    Map<Object, Integer> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    List<Object> sorted = new ArrayList<>(counts.keySet());
    sorted.sort(
        Comparator.<Object>comparingInt(value -> -counts.get(value))
            .thenComparing(NaiveAggregate::compare));
    return sorted;
  }

  private static Double quantile(Aggregate aggregate, List<Object> values) {
    double[] x = values.stream().mapToDouble(value -> big(value).doubleValue()).sorted().toArray();
    if (x.length == 0) {
      return null;
    }
    double q = (Double) aggregate.parameter().orElseThrow().value().orElseThrow();
    double h = (x.length - 1) * q;
    int i = (int) Math.floor(h);
    return h == i ? finite(x[i]) : finite(x[i] + (x[i + 1] - x[i]) * (h - i));
  }

  private static int compare(Object left, Object right) {
    if (left instanceof String text) {
      int[] a = text.codePoints().toArray();
      int[] b = ((String) right).codePoints().toArray();
      return java.util.Arrays.compare(a, b);
    }
    @SuppressWarnings("unchecked")
    Comparable<Object> comparable = (Comparable<Object>) left;
    return comparable.compareTo(right);
  }
}
