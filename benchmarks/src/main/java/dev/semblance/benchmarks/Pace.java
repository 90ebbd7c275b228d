package dev.semblance.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How fast events were processed by one thread.
 *
 * @param perSecond events a second of wall time
 * @param perCpuSecond events a second of the thread's CPU time, which other work on the machine
 *     disturbs less
 * @param p50 latency in microseconds; the others likewise
 */
record Pace(
    String name, double perSecond, double perCpuSecond, double p50, double p99, double p999) {

  static final String HEADER =
      String.format(
          "%-46s %10s %10s %8s %8s %8s %8s",
          "", "events/s", "per CPU s", "ratio", "p50 us", "p99 us", "p99.9");

  /** The rate in CPU time beside another's. */
  String line(Pace floor) {
    return String.format(
        Locale.ROOT,
        "%-46s %,10.0f %,10.0f %8.2f %8.1f %8.1f %8.1f",
        name,
        perSecond,
        perCpuSecond,
        perCpuSecond / floor.perCpuSecond,
        p50,
        p99,
        p999);
  }

  static Pace best(List<List<Pace>> rounds, int index) {
    Pace best = rounds.get(0).get(index);
    for (List<Pace> round : rounds) {
      Pace other = round.get(index);
      best = other.perCpuSecond > best.perCpuSecond ? other : best;
    }
    return best;
  }

  /** Times event by event, without what happens between them. */
  static final class Meter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] nanos;
    private int count;
    private long started;
    private final long cpuStarted = THREADS.getCurrentThreadCpuTime();
    private final long wallStarted = System.nanoTime();

    Meter(int events) {
      nanos = new long[events];
    }

    void start() {
      started = System.nanoTime();
    }

    void stop() {
      nanos[count++] = System.nanoTime() - started;
    }

    Pace pace(String name) {
      long cpu = THREADS.getCurrentThreadCpuTime() - cpuStarted;
      long wall = System.nanoTime() - wallStarted;
      long busy = Arrays.stream(nanos, 0, count).sum();
      long[] order = Arrays.copyOf(nanos, count);
      Arrays.sort(order);
      // The thread's CPU time is that of all; what lies between events is taken off by its share.
      double share = (double) busy / wall;
      return new Pace(
          name,
          count * 1e9 / busy,
          count * 1e9 / (cpu * share),
          order[count / 2] / 1e3,
          order[(int) (count * 0.99)] / 1e3,
          order[(int) (count * 0.999)] / 1e3);
    }
  }
}
