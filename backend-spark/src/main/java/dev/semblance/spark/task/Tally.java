package dev.semblance.spark.task;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts that tasks report, each once: a task that runs again reports under the same partition and
 * replaces what it said before. (Spark's own accumulators count a repeated task twice.)
 */
public final class Tally extends AccumulatorV2<Tally.Report, Map<Tally.Counter, Long>> {
  private static final long serialVersionUID = 1L;

  /** Stands for all partitions of an earlier run. */
  private static final int EARLIER = -1;

  /**
   * A task's counter.
   *
   * @param name of what is counted
   * @param partition of the task
   */
  public record Counter(String name, int partition) implements Serializable {}

  /** A task's count. */
  public record Report(Counter counter, long count) implements Serializable {}

  private final Map<Counter, Long> counts = Collections.synchronizedMap(new HashMap<>());

  /** A tally that tasks of {@code context} can report to. */
  public static Tally register(SparkContext context) {
    Tally tally = new Tally();
    context.register(tally);
    return tally;
  }

  /** Reports this task's count, all of it. */
  public void report(String name, long count) {
    report(name, TaskContext.getPartitionId(), count);
  }

  /**
   * Reports the count of a partition, all of it: for rows that several later steps read, each in
   * tasks of its own.
   */
  public void report(String name, int partition, long count) {
    add(new Report(new Counter(name, partition), count));
  }

  /** Adds what the tasks of an earlier run counted in all under {@code name}. */
  public void restore(String name, long count) {
    add(new Report(new Counter(name, EARLIER), count));
  }

  /** The sum of all tasks' counts under {@code name}. */
  public long total(String name) {
    synchronized (counts) {
      return counts.entrySet().stream()
          .filter(entry -> entry.getKey().name().equals(name))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /** The sums under all names that begin with {@code prefix}, by the rest of the name. */
  public SortedMap<String, Long> totals(String prefix) {
    SortedMap<String, Long> totals = new TreeMap<>();
    value()
        .forEach(
            (counter, count) -> {
              if (counter.name().startsWith(prefix)) {
                totals.merge(counter.name().substring(prefix.length()), count, Long::sum);
              }
            });
    return totals;
  }

  @Override
  public boolean isZero() {
    return counts.isEmpty();
  }

  @Override
  public Tally copy() {
    Tally copy = new Tally();
    copy.counts.putAll(value());
    return copy;
  }

  @Override
  public void reset() {
    counts.clear();
  }

  @Override
  public void add(Report report) {
    counts.put(report.counter(), report.count());
  }

  @Override
  public void merge(AccumulatorV2<Report, Map<Counter, Long>> other) {
    counts.putAll(other.value());
  }

  @Override
  public Map<Counter, Long> value() {
    synchronized (counts) {
      return new HashMap<>(counts);
    }
  }
}
