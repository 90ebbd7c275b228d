package dev.semblance.example.consumer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How long answers take, each from the moment its question was due to be asked. So a feeder that is
 * held up by what it measures does not make it look fast. Safe for use from several threads.
 */
public final class LatencyRecorder {
  private final Map<String, Long> dueNanos = new ConcurrentHashMap<>();
  private long[] latencies = new long[1024];
  private int answered;

  /**
   * A question is asked.
   *
   * @param id what its answer will be known by; unique
   * @param nanos when it was due, by {@link System#nanoTime}
   */
  public void asked(String id, long nanos) {
    dueNanos.put(id, nanos);
  }

  /**
   * An answer is there; one to a question that is not measured, or a second one, is passed over.
   */
  public void answered(String id, long nanos) {
    Long due = dueNanos.remove(id);
    if (due != null) {
      add(nanos - due);
    }
  }

  private synchronized void add(long latency) {
    if (answered == latencies.length) {
      latencies = Arrays.copyOf(latencies, 2 * answered);
    }
    latencies[answered++] = latency;
    notifyAll();
  }

  /** How many questions have no answer yet. */
  public int unanswered() {
    return dueNanos.size();
  }

  /**
   * Waits for the answers to all that was asked so far.
   *
   * @return false if some are still missing after that time
   */
  public synchronized boolean awaitAnswers(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!dueNanos.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      // An answer that came between the question above and this line is seen in a moment.
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)));
    }
    return true;
  }

  /** What was measured so far. */
  public synchronized Percentiles percentiles() {
    long[] sorted = Arrays.copyOf(latencies, answered);
    Arrays.sort(sorted);
    return new Percentiles(
        answered, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
  }

  /** The smallest latency that at least that share of all do not exceed. */
  private static Duration at(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
  }

  /**
   * Latencies in order of size.
   *
   * @param count how many were measured; all else is zero if none was
   * @param p50 half of them take no longer
   * @param p99 one of a hundred takes longer
   * @param p999 one of a thousand takes longer
   */
  public record Percentiles(
      int count, Duration p50, Duration p99, Duration p999, Duration longest) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms, of %,d",
          millis(p50),
          millis(p99),
          millis(p999),
          millis(longest),
          count);
    }

    private static double millis(Duration duration) {
      return duration.toNanos() / 1e6;
    }
  }
}
