package dev.semblance.runtime.entity;

import java.util.Arrays;

/**
 * The subject rows of a batch that are looked up and answered, in order. After the last there is
 * one more, the <em>end</em>: it stands for the first moment after the batch in the last entity,
 * and moves that entity's state up to there.
 */
final class Triggers {
  private int[] rows = new int[16];
  private int[] segments = new int[16];
  private long[] times = new long[16];
  private int count;

  void clear() {
    count = 0;
  }

  void add(int row, int segment, long time) {
    put(row, segment, time);
    count++;
  }

  /** Completes the list. */
  void end(Segments batch) {
    long last = batch.lastTime();
    put(-1, batch.last(), last == Long.MAX_VALUE ? last : last + 1);
  }

  private void put(int row, int segment, long time) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
      segments = Arrays.copyOf(segments, count * 2);
      times = Arrays.copyOf(times, count * 2);
    }
    rows[count] = row;
    segments[count] = segment;
    times[count] = time;
  }

  /** How many there are; the index of the end. */
  int count() {
    return count;
  }

  /** The subject row of each. */
  int[] rows() {
    return rows;
  }

  /** The segment of each, the end included. */
  int[] segments() {
    return segments;
  }

  /** Time of each in microseconds, the end included. */
  long[] times() {
    return times;
  }
}
