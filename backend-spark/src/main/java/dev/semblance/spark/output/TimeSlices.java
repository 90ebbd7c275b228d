package dev.semblance.spark.output;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Which part of the output a row belongs to, by its time. Each part is written by one task, so a
 * date that lies within one part becomes one file.
 *
 * <p>Where it is known how many rows each hour has, parts are stretches of time of like size;
 * otherwise stretches of some hours are dealt out evenly.
 */
public final class TimeSlices implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long HOUR = Duration.ofHours(1).toMillis() * 1000;
  private static final long HOURS_PER_DAY = 24;
  private static final long DEALT = 6 * HOUR;
  private static final long FEWEST_ROWS = 100_000;
  private static final long MOST_ROWS = 2_000_000;

  /** Hours at which parts begin, the first apart; null where stretches are dealt out. */
  private final long[] starts;

  private final int parts;

  private TimeSlices(long[] starts, int parts) {
    this.starts = starts;
    this.parts = parts;
  }

  /** The hour since the epoch in which the instant lies. */
  public static long hourOf(long micros) {
    return Math.floorDiv(micros, HOUR);
  }

  /** Parts that suit rows of which nothing is known. */
  public static TimeSlices dealt(int parts) {
    return new TimeSlices(null, parts);
  }

  /**
   * Parts of like size.
   *
   * @param rowsByHour how many rows lie in each hour, in order of time
   * @param parallelism how many tasks run at once
   */
  public static TimeSlices balanced(Map<Long, Long> rowsByHour, int parallelism) {
    long rows = rowsByHour.values().stream().mapToLong(Long::longValue).sum();
    long wanted = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows / (2L * parallelism)));
    long[] starts = new long[rowsByHour.size()];
    int count = 0;
    long gathered = 0;
    long previous = Long.MIN_VALUE;
    for (Map.Entry<Long, Long> hour : rowsByHour.entrySet()) {
      // A part rather ends with a day, for the sake of fewer files.
      boolean newDay =
          Math.floorDiv(previous, HOURS_PER_DAY) != Math.floorDiv(hour.getKey(), HOURS_PER_DAY);
      if (gathered > 0 && gathered >= (newDay ? wanted / 2 : wanted)) {
        starts[count++] = hour.getKey();
        gathered = 0;
      }
      gathered += hour.getValue();
      previous = hour.getKey();
    }
    return new TimeSlices(Arrays.copyOf(starts, count), count + 1);
  }

  public int parts() {
    return parts;
  }

  /** The part of a row of that time: 0 to {@link #parts} - 1. */
  public int partOf(long micros) {
    if (starts == null) {
      return Math.floorMod(Math.floorDiv(micros, DEALT), parts);
    }
    int found = Arrays.binarySearch(starts, hourOf(micros));
    return found >= 0 ? found + 1 : -found - 1;
  }
}
