package dev.semblance.reference;

import static dev.semblance.reference.data.Values.ORDER;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.why.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The value of an aggregate over the events that count for a trigger. */
final class Aggregates {
  private final Aggregate aggregate;
  private final long time;
  private final List<Row> rows;
  private final Optional<Row> self;

  /**
   * @param time of the trigger
   * @param rows that count, in order, the trigger among them where it counts
   * @param self the trigger, where it counts
   */
  Aggregates(Aggregate aggregate, long time, List<Row> rows, Optional<Row> self) {
    this.aggregate = aggregate;
    this.time = time;
    this.rows = rows;
    this.self = self;
  }

  Object value() {
    return switch (aggregate.function()) {
      case COUNT -> (long) rows.size();
      case COUNT_VALUES -> (long) values().size();
      case EXISTS -> !rows.isEmpty();
      case RATIO -> ratio();
      case SUM -> sum();
      case MEAN -> mean();
      case VARIANCE -> variance();
      case STDDEV -> stddev();
      case MIN -> values().stream().min(ORDER).orElse(null);
      case MAX -> values().stream().max(ORDER).orElse(null);
      case MIN_BY -> by(ORDER);
      case MAX_BY -> by(ORDER.reversed());
      case FIRST -> values().isEmpty() ? null : values().get(0);
      case LAST -> newestFirst().isEmpty() ? null : newestFirst().get(0);
      case LAST_N -> limited(newestFirst());
      case DISTINCT -> (long) mostFrequent().size();
      case MODE -> mostFrequent().isEmpty() ? null : mostFrequent().get(0);
      case TOP -> limited(mostFrequent());
      case QUANTILE -> quantile();
      case TIME_SINCE_LAST -> since(others().size() - 1);
      case TIME_SINCE_FIRST -> since(0);
      case STREAK -> streak();
      case COVARIANCE -> pairs().covariance();
      case CORRELATION -> pairs().correlation();
      case SLOPE -> againstTime().slopePerSecond();
      case ENTROPY -> Frequencies.of(values()).entropy();
      case DECAYED_COUNT, DECAYED_SUM -> decayed();
      case APPROX_QUANTILE -> approximateQuantile();
      case APPROX_DISTINCT -> HyperLogLog.estimate(values());
    };
  }

  /** What becomes of a row of the window. */
  Rule rule(Row row) {
    boolean untold =
        aggregate.arguments().stream()
            .anyMatch(argument -> Expressions.value(argument, row.columns()) == null);
    if (untold) {
      return Rule.NULL_ARGUMENT;
    }
    return switch (aggregate.function()) {
      case TIME_SINCE_LAST, TIME_SINCE_FIRST ->
          others().contains(row) ? Rule.COUNTED : Rule.TRIGGER_ITSELF;
      default -> Rule.COUNTED;
    };
  }

  /** The first argument's values, nulls skipped. */
  private List<Object> values() {
    return rows.stream().map(row -> argument(0, row)).filter(Objects::nonNull).toList();
  }

  private Object argument(int index, Row row) {
    return Expressions.value(aggregate.arguments().get(index), row.columns());
  }

  private Double ratio() {
    List<Object> conditions = values();
    if (conditions.isEmpty()) {
      return null;
    }
    return (double) Collections.frequency(conditions, true) / (double) conditions.size();
  }

  private BigDecimal exactSum() {
    return values().stream().map(Exact::of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Object sum() {
    BigDecimal sum = exactSum();
    return switch (argumentType().kind()) {
      case INT -> Exact.fitting(sum.toBigIntegerExact());
      case DOUBLE -> Exact.nearestDouble(sum);
      case DECIMAL -> Exact.fitting(sum.setScale(argumentType().scale()), Type.MAX_PRECISION);
      default -> throw new IllegalArgumentException("no sum of " + argumentType());
    };
  }

  private Type argumentType() {
    return aggregate.arguments().get(0).type();
  }

  private Double mean() {
    Object sum = sum();
    if (values().isEmpty() || sum == null) {
      return null;
    }
    return Exact.finite(Exact.nearestDouble(Exact.of(sum)) / (double) values().size());
  }

  /** {@code (n Σx² - (Σx)²) / (n (n - 1))}, rounded once. */
  private Double variance() {
    long n = values().size();
    if (n < 2) {
      return null;
    }
    BigDecimal sum = exactSum();
    BigDecimal squares =
        values().stream()
            .map(Exact::of)
            .map(value -> value.multiply(value))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal spread = squares.multiply(BigDecimal.valueOf(n)).subtract(sum.multiply(sum));
    return Exact.nearestDouble(spread, BigInteger.valueOf(n).multiply(BigInteger.valueOf(n - 1)));
  }

  private Double stddev() {
    Double variance = variance();
    return variance == null ? null : Double.valueOf(StrictMath.sqrt(variance));
  }

  /** The two arguments of the rows that have both. */
  private Pairs pairs() {
    Pairs pairs = new Pairs();
    for (Row row : rows) {
      pairs.add(argument(0, row), argument(1, row));
    }
    return pairs;
  }

  /** Time and the first argument, of the rows that have it. */
  private Pairs againstTime() {
    Pairs pairs = new Pairs();
    for (Row row : rows) {
      pairs.add(row.time(), argument(0, row));
    }
    return pairs;
  }

  /** The first argument where the second is first by {@code order}, the earliest of equals. */
  private Object by(Comparator<Object> order) {
    return rows.stream()
        .filter(row -> argument(0, row) != null && argument(1, row) != null)
        .reduce((best, row) -> order.compare(argument(1, row), argument(1, best)) < 0 ? row : best)
        .map(row -> argument(0, row))
        .orElse(null);
  }

  private List<Object> newestFirst() {
    List<Object> values = new ArrayList<>(values());
    Collections.reverse(values);
    return values;
  }

  private List<Object> limited(List<Object> values) {
    long most = (Long) parameter();
    return values.stream().limit(most).toList();
  }

  private Object parameter() {
    return aggregate.parameter().flatMap(ScalarExpression.Literal::value).orElseThrow();
  }

  /** The different values, the most frequent first, then the smaller first. */
  private List<Object> mostFrequent() {
    Map<Object, Integer> counts = new TreeMap<>(ORDER);
    values().forEach(value -> counts.merge(value, 1, Integer::sum));
    // The sort is stable, and the map's keys come in their own order.
    return counts.keySet().stream()
        .sorted(Comparator.comparing(counts::get, Comparator.reverseOrder()))
        .toList();
  }

  private Double quantile() {
    double[] sorted =
        values().stream().map(Exact::of).mapToDouble(Exact::nearestDouble).sorted().toArray();
    if (sorted.length == 0) {
      return null;
    }
    double position = (sorted.length - 1) * (Double) parameter();
    int below = (int) Math.floor(position);
    double part = position - below;
    if (part == 0.0) {
      return sorted[below];
    }
    return Exact.finite(sorted[below] + (sorted[below + 1] - sorted[below]) * part);
  }

  private Double approximateQuantile() {
    double[] sorted = values().stream().mapToDouble(x -> (Double) x).sorted().toArray();
    if (sorted.length == 0) {
      return null;
    }
    double rank = (sorted.length - 1) * (Double) parameter();
    return LogarithmicBin.of(sorted[(int) Math.floor(rank)]).middle();
  }

  /** Event by event, the trigger last, then to the trigger's time. */
  private Double decayed() {
    boolean counting = aggregate.arguments().isEmpty();
    double sum = 0.0;
    long last = time;
    for (Row row : rows) {
      Double x = counting ? Double.valueOf(1.0) : (Double) argument(0, row);
      if (x != null) {
        sum = sum * fading(last, row.time()) + x;
        last = row.time();
      }
    }
    return Exact.finite(sum * fading(last, time));
  }

  /** {@code 2^(-age / half-life)}; before the first event the times are in no order. */
  private double fading(long from, long to) {
    double age = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from)).doubleValue();
    return StrictMath.pow(2.0, -(Math.max(0.0, age) / (double) (Long) parameter()));
  }

  private List<Row> others() {
    return rows.stream().filter(row -> row != self.orElse(null)).toList();
  }

  private Long since(int index) {
    if (others().isEmpty()) {
      return null;
    }
    BigInteger earlier = BigInteger.valueOf(others().get(index).time());
    return Exact.fitting(BigInteger.valueOf(time).subtract(earlier));
  }

  private Long streak() {
    return newestFirst().stream().takeWhile(Boolean.TRUE::equals).count();
  }
}
