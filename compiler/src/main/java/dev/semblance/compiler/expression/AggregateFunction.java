package dev.semblance.compiler.expression;

/**
 * The aggregates. Null arguments are skipped; "in order" means by (time, id), the trigger itself
 * last. {@code previous(x)} is {@link #LAST} with {@code prior}, {@code median(x)} is {@link
 * #QUANTILE} at 0.5.
 */
public enum AggregateFunction {
  /** No argument: events. Int, 0 on none. */
  COUNT,
  /** {@code (x)}: events with x non-null. Int, 0 on none. */
  COUNT_VALUES,
  /** Whether there is an event. Bool. */
  EXISTS,
  /** {@code (condition)}: true among non-null, in double; null on none. */
  RATIO,
  /** {@code (x)}: exact. int gives int, decimal(p, s) decimal(38, s), double the nearest; 0. */
  SUM,
  /** {@code (x)}: double(exact sum) / double(count); null on none and where the sum is null. */
  MEAN,
  /** {@code (x)}: sample variance, rounded once from exact sums; null below two values. */
  VARIANCE,
  /** {@code (x)}: root of the variance. */
  STDDEV,
  MIN,
  MAX,
  /** {@code (x, y)}: x at the least y, first in order among equals; skips null x or y. */
  MIN_BY,
  /** {@code (x, y)}: x at the greatest y, first in order among equals; skips null x or y. */
  MAX_BY,
  FIRST,
  LAST,
  /** {@code (x)}, parameter n: newest first. */
  LAST_N,
  /** {@code (x)}: how many different values. Int. */
  DISTINCT,
  /** {@code (x)}: the most frequent value, ties to the smaller. */
  MODE,
  /** {@code (x)}, parameter k: the most frequent values, ties to the smaller. List. */
  TOP,
  /** {@code (x)}, parameter q in 0..1: linear between order statistics, in double. */
  QUANTILE,
  /** Duration from the latest event before the trigger to t; never the trigger itself. */
  TIME_SINCE_LAST,
  /** Duration from the earliest event in the window to t; never the trigger itself. */
  TIME_SINCE_FIRST,
  /** {@code (condition)}: how many of the latest events in a row satisfy it, nulls skipped. Int. */
  STREAK,
  /** {@code (x, y)}: sample covariance of exact sums, rounded once; null below two pairs. */
  COVARIANCE,
  /**
   * {@code (x, y)}: Pearson's, from exact sums, within -1..1; null below two pairs and where a side
   * does not vary.
   */
  CORRELATION,
  /**
   * {@code (x)}: of the least-squares line of x against event time, per second, from exact sums;
   * null below two different times.
   */
  SLOPE,
  /** {@code (x)}: Shannon's, in bits, of how often each value occurs; null on none. */
  ENTROPY,
  /** No argument, parameter h: the sum of 2^(-age / h) over all history. Double, 0.0 on none. */
  DECAYED_COUNT,
  /**
   * {@code (x)}, parameter h: the sum of x 2^(-age / h) over all history, folded in order in
   * double; 0.0 on none, null where the fold has left the range of double.
   */
  DECAYED_SUM,
  /** {@code (x)}, parameter q in 0..1: DDSketch, relative accuracy 0.01; null on none. */
  APPROX_QUANTILE,
  /**
   * {@code (x)}: how many different values, from a HyperLogLog sketch of 4096 registers by its
   * composite estimate, to the nearest int; all history or stepped windows only. Int, 0 on none.
   */
  APPROX_DISTINCT
}
