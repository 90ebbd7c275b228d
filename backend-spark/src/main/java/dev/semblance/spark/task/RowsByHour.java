package dev.semblance.spark.task;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * How many rows lie in each hour since the epoch. Good for cutting the output into parts of like
 * size, and for no more: a task that runs again counts again.
 */
public final class RowsByHour extends AccumulatorV2<Map<Long, Long>, Map<Long, Long>> {
  private static final long serialVersionUID = 1L;

  private final Map<Long, Long> rows = Collections.synchronizedMap(new TreeMap<>());

  /** Counts that tasks of {@code context} can add to. */
  public static RowsByHour register(SparkContext context) {
    RowsByHour counts = new RowsByHour();
    context.register(counts);
    return counts;
  }

  @Override
  public boolean isZero() {
    return rows.isEmpty();
  }

  @Override
  public RowsByHour copy() {
    RowsByHour copy = new RowsByHour();
    copy.rows.putAll(value());
    return copy;
  }

  @Override
  public void reset() {
    rows.clear();
  }

  @Override
  public void add(Map<Long, Long> more) {
    more.forEach((hour, count) -> rows.merge(hour, count, Long::sum));
  }

  @Override
  public void merge(AccumulatorV2<Map<Long, Long>, Map<Long, Long>> other) {
    add(other.value());
  }

  /** In order of time. */
  @Override
  public Map<Long, Long> value() {
    synchronized (rows) {
      return new TreeMap<>(rows);
    }
  }
}
