package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.type.Type;

/** Makes the states of aggregates. */
public final class AggregateStates {
  private AggregateStates() {}

  /**
   * An empty state.
   *
   * @param expiring whether events leave the window again; without, some states are far smaller
   */
  public static AggregateState create(Aggregate aggregate, boolean expiring) {
    return switch (aggregate.function()) {
      case COUNT -> EventCount.count();
      case EXISTS -> EventCount.exists();
      case COUNT_VALUES -> new ValueCount();
      case RATIO -> new Ratio();
      case SUM -> new Sum(argument(aggregate));
      case MEAN -> new Mean(argument(aggregate));
      case MIN, MAX, MIN_BY, MAX_BY -> extreme(aggregate, expiring);
      case VARIANCE -> Variance.variance(argument(aggregate));
      case STDDEV -> Variance.deviation(argument(aggregate));
      case FIRST -> new First(argument(aggregate));
      case LAST -> new Last(argument(aggregate));
      case LAST_N -> new LastValues(argument(aggregate), (Long) parameter(aggregate));
      case DISTINCT -> new Distinct(argument(aggregate));
      case MODE -> MostFrequent.mode(argument(aggregate));
      case TOP -> MostFrequent.top(argument(aggregate), (Long) parameter(aggregate));
      case QUANTILE -> new Quantile((Double) parameter(aggregate));
      case TIME_SINCE_LAST -> new TimeSinceLast();
      case TIME_SINCE_FIRST -> new TimeSinceFirst();
      case STREAK -> new Streak();
      case COVARIANCE -> Association.covariance(argument(aggregate), argument(aggregate, 1));
      case CORRELATION -> Association.correlation(argument(aggregate), argument(aggregate, 1));
      case SLOPE -> Association.slope(argument(aggregate));
      case ENTROPY -> new Entropy(argument(aggregate));
      case DECAYED_COUNT -> Decayed.count((Long) parameter(aggregate));
      case DECAYED_SUM -> Decayed.sum((Long) parameter(aggregate));
      case APPROX_DISTINCT -> new ApproximateDistinct(argument(aggregate));
      case APPROX_QUANTILE -> new ApproximateQuantile((Double) parameter(aggregate));
    };
  }

  private static AggregateState extreme(Aggregate aggregate, boolean expiring) {
    ExtremeRule rule = ruleOf(aggregate.function());
    Type value = argument(aggregate);
    Type measure = argument(aggregate, rule.byMeasure() ? 1 : 0);
    return expiring
        ? new WindowedExtreme(rule, value, measure)
        : new RunningExtreme(rule, value, measure);
  }

  private static ExtremeRule ruleOf(AggregateFunction function) {
    return switch (function) {
      case MIN -> ExtremeRule.MIN;
      case MAX -> ExtremeRule.MAX;
      case MIN_BY -> ExtremeRule.MIN_BY;
      case MAX_BY -> ExtremeRule.MAX_BY;
      default -> throw new IllegalArgumentException("not an extreme: " + function);
    };
  }

  private static Object parameter(Aggregate aggregate) {
    return aggregate.parameter().orElseThrow().value().orElseThrow();
  }

  private static Type argument(Aggregate aggregate) {
    return argument(aggregate, 0);
  }

  private static Type argument(Aggregate aggregate, int index) {
    return aggregate.arguments().get(index).type();
  }
}
