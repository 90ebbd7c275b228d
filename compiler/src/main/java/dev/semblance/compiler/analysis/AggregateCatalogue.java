package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The aggregates of the language, all of them. */
public final class AggregateCatalogue {
  private static final Map<String, Entry> AGGREGATES = collect();

  private AggregateCatalogue() {}

  /** Types an aggregate's call whose arguments are typed and neither errors nor nulls. */
  interface Rule {
    /** The typed call; empty where it does not fit, which has then been reported. */
    Optional<AggregateShape> type(CallSite site);
  }

  /** An aggregate and how its calls are typed. */
  record Entry(FunctionDescription description, Rule rule) {}

  /** What there is, for reference pages and hover texts. */
  public static List<FunctionDescription> aggregates() {
    return AGGREGATES.values().stream().map(Entry::description).toList();
  }

  static Optional<Entry> find(String name) {
    return Optional.ofNullable(AGGREGATES.get(name));
  }

  static Set<String> names() {
    return new TreeSet<>(AGGREGATES.keySet());
  }

  private static Map<String, Entry> collect() {
    List<Entry> all = new ArrayList<>(counting());
    all.addAll(sums());
    all.addAll(associations());
    all.addAll(choosing());
    all.addAll(values());
    all.addAll(times());
    Map<String, Entry> byName = new LinkedHashMap<>();
    all.forEach(entry -> byName.put(entry.description().name(), entry));
    return byName;
  }

  private static Entry entry(Rule rule, String meaning, String... signatures) {
    return new Entry(FunctionDescription.of(meaning, signatures), rule);
  }

  private static List<Entry> counting() {
    return List.of(
        entry(
            AggregateRules::count,
            "How many events; with x, how many of them have it. 0 on none.",
            "count() -> int",
            "count(x) -> int"),
        entry(
            site -> AggregateRules.none(site, AggregateFunction.EXISTS, Type.BOOL, false),
            "Whether there is an event.",
            "exists() -> bool"),
        entry(
            site -> AggregateRules.condition(site, AggregateFunction.RATIO, Type.DOUBLE, true),
            "How many of the conditions that are not null are true; null on none.",
            "ratio(condition: bool) -> double"),
        entry(
            site -> AggregateRules.condition(site, AggregateFunction.STREAK, Type.INT, false),
            "How many of the latest events in a row satisfy the condition; 0 on none.",
            "streak(condition: bool) -> int"));
  }

  private static List<Entry> sums() {
    return List.of(
        entry(
            AggregateRules::sum,
            "The exact sum, rounded once at the end for doubles; 0 on none; null where it does not "
                + "fit its type.",
            "sum(x: int) -> int",
            "sum(x: decimal(p, s)) -> decimal(38, s)",
            "sum(x: double) -> double"),
        entry(
            site -> AggregateRules.statistic(site, AggregateFunction.MEAN),
            "The exact sum divided by the number of values, in double; null on none.",
            "mean(x: number) -> double"),
        entry(
            site -> AggregateRules.statistic(site, AggregateFunction.VARIANCE),
            "The sample variance (n - 1), from exact sums; null below two values.",
            "variance(x: number) -> double"),
        entry(
            site -> AggregateRules.statistic(site, AggregateFunction.STDDEV),
            "The root of the sample variance; null below two values.",
            "stddev(x: number) -> double"));
  }

  private static List<Entry> associations() {
    return List.of(
        entry(
            site -> AggregateRules.pair(site, AggregateFunction.COVARIANCE),
            "The sample covariance (n - 1) of the events that have both, from exact sums; null "
                + "below two of them.",
            "covariance(x: number, y: number) -> double"),
        entry(
            site -> AggregateRules.pair(site, AggregateFunction.CORRELATION),
            "Pearson's correlation of the events that have both, from exact sums; null below two "
                + "of them, and where x or y does not vary.",
            "correlation(x: number, y: number) -> double"),
        entry(
            site -> AggregateRules.statistic(site, AggregateFunction.SLOPE),
            "How much x grows in a second, by least squares against event time, from exact sums; "
                + "null below two different times.",
            "slope(x: number) -> double"));
  }

  private static List<Entry> choosing() {
    return List.of(
        entry(
            site -> AggregateRules.extreme(site, AggregateFunction.MIN),
            "The least value; null on none.",
            "min(x) -> T"),
        entry(
            site -> AggregateRules.extreme(site, AggregateFunction.MAX),
            "The greatest value; null on none.",
            "max(x) -> T"),
        entry(
            site -> AggregateRules.extremeBy(site, AggregateFunction.MIN_BY),
            "x where y is least, first in order among equals; null on none.",
            "min_by(x, y) -> T"),
        entry(
            site -> AggregateRules.extremeBy(site, AggregateFunction.MAX_BY),
            "x where y is greatest, first in order among equals; null on none.",
            "max_by(x, y) -> T"),
        entry(
            site -> AggregateRules.any(site, AggregateFunction.FIRST),
            "The first value in order; null on none.",
            "first(x) -> T"),
        entry(
            site -> AggregateRules.any(site, AggregateFunction.LAST),
            "The last value in order; null on none.",
            "last(x) -> T"),
        entry(
            site -> AggregateRules.any(site, AggregateFunction.LAST).map(AggregateShape::withPrior),
            "The last value before the event itself: `last(x) prior`.",
            "previous(x) -> T"),
        entry(
            site -> AggregateRules.several(site, AggregateFunction.LAST_N),
            "The last n values, newest first; an empty list on none.",
            "last_n(x, n: int constant) -> list<T>"));
  }

  private static List<Entry> values() {
    return List.of(
        entry(
            AggregateRules::distinct,
            "How many different values, exactly; 0 on none.",
            "distinct(x) -> int"),
        entry(
            AggregateRules::approximateDistinct,
            "About how many different values (HyperLogLog, 4096 registers), over all history or a "
                + "window with a step; 0 on none.",
            "approx_distinct(x) -> int"),
        entry(
            AggregateRules::mode,
            "The most frequent value, ties to the smaller; null on none.",
            "mode(x) -> T"),
        entry(
            site ->
                AggregateRules.several(site, AggregateFunction.TOP)
                    .map(AggregateShape::withValuesKept),
            "The k most frequent values, ties to the smaller; an empty list on none.",
            "top(x, k: int constant) -> list<T>"),
        entry(
            AggregateRules::entropy,
            "The entropy, in bits, of how often each value occurs; null on none.",
            "entropy(x) -> double"),
        entry(
            AggregateRules::quantile,
            "The exact quantile, linear between order statistics; null on none.",
            "quantile(x: number, q: double constant) -> double"),
        entry(AggregateRules::median, "The quantile at 0.5.", "median(x: number) -> double"),
        entry(
            AggregateRules::approximateQuantile,
            "A value within 1 % of the quantile's, from counts of bins (DDSketch); null on none.",
            "approx_quantile(x: number, q: double constant) -> double"));
  }

  private static List<Entry> times() {
    return List.of(
        entry(
            site ->
                AggregateRules.none(site, AggregateFunction.TIME_SINCE_LAST, Type.DURATION, true),
            "How long ago the latest event was, the event itself apart; null on none.",
            "time_since_last() -> duration"),
        entry(
            site ->
                AggregateRules.none(site, AggregateFunction.TIME_SINCE_FIRST, Type.DURATION, true),
            "How long ago the earliest event was, the event itself apart; null on none.",
            "time_since_first() -> duration"),
        entry(
            AggregateRules::decayedCount,
            "How many events there ever were, each weighing half as much after each half-life; 0.0 "
                + "on none.",
            "decayed_count(half_life: duration constant) -> double"),
        entry(
            AggregateRules::decayedSum,
            "The sum over all history, in double, where each event weighs half as much after each "
                + "half-life; 0.0 on none.",
            "decayed_sum(x: number, half_life: duration constant) -> double"));
  }
}
