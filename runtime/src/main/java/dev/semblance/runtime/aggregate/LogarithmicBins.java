package dev.semblance.runtime.aggregate;

import java.util.Arrays;

/**
 * How many values lie in each bin of a DDSketch, by Charles Masson, Jee E. Rim and Homin K. Lee,
 * <em>DDSketch: A Fast and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees</em>
 * (2019, arXiv:1908.10693): bin i of the positive values holds those above g^(i - 1) and up to g^i,
 * where g = (1 + a) / (1 - a) and a = 0.01; negative values have bins of their own, and so has 0.
 * There are as many bins as values need: all doubles together touch fewer than 150,000.
 */
final class LogarithmicBins {
  private static final double ACCURACY = 0.01;
  private static final double BASE = (1.0 + ACCURACY) / (1.0 - ACCURACY);
  private static final double LN_BASE = StrictMath.log(BASE);

  /** More than any bin's number, so that keys have the order and the sign of their values. */
  private static final int ZERO = 100_000;

  private static final int FIRST_BINS = 8;

  /** Ascending, as the values are; 0 for zero. */
  private int[] keys = new int[FIRST_BINS];

  private long[] counts = new long[FIRST_BINS];
  private int used;
  private long size;

  /** How many values there are. */
  long size() {
    return size;
  }

  void add(double value) {
    change(key(value), 1);
  }

  /** Takes away a value that was added. */
  void remove(double value) {
    change(key(value), -1);
  }

  void addAll(LogarithmicBins other) {
    for (int i = 0; i < other.used; i++) {
      change(other.keys[i], other.counts[i]);
    }
  }

  private static int key(double value) {
    if (value == 0.0) {
      return 0;
    }
    int bin = (int) Math.ceil(StrictMath.log(Math.abs(value)) / LN_BASE);
    return value > 0 ? ZERO + bin : -ZERO - bin;
  }

  /** Of the values in a bin, one that is within the accuracy of each. */
  private static double middle(int key) {
    if (key == 0) {
      return 0.0;
    }
    int bin = Math.abs(key) - ZERO;
    // 2 g^i / (g + 1), written so that it is finite for the greatest double's bin.
    double magnitude = StrictMath.pow(BASE, bin - 1) * (1.0 + ACCURACY);
    return key > 0 ? magnitude : 0.0 - magnitude;
  }

  private void change(int key, long times) {
    int place = Arrays.binarySearch(keys, 0, used, key);
    if (place < 0) {
      place = -1 - place;
      insert(place, key);
    }
    counts[place] += times;
    size += times;
    if (counts[place] == 0) {
      delete(place);
    }
  }

  private void insert(int place, int key) {
    if (used == keys.length) {
      keys = Arrays.copyOf(keys, used * 2);
      counts = Arrays.copyOf(counts, used * 2);
    }
    System.arraycopy(keys, place, keys, place + 1, used - place);
    System.arraycopy(counts, place, counts, place + 1, used - place);
    keys[place] = key;
    counts[place] = 0;
    used++;
  }

  private void delete(int place) {
    used--;
    System.arraycopy(keys, place + 1, keys, place, used - place);
    System.arraycopy(counts, place + 1, counts, place, used - place);
  }

  /** The middle of the first bin up to which there are more than {@code rank} values. */
  double valueAt(double rank) {
    int bin = 0;
    long values = counts[0];
    while (values <= rank) {
      values += counts[++bin];
    }
    return middle(keys[bin]);
  }

  void reset() {
    if (keys.length > StateMemory.KEPT_ENTRIES) {
      keys = new int[FIRST_BINS];
      counts = new long[FIRST_BINS];
    }
    used = 0;
    size = 0;
  }

  void write(StateOutput out) {
    out.writeUnsigned(used);
    for (int i = 0; i < used; i++) {
      out.writeLong(keys[i]);
      out.writeUnsigned(counts[i]);
    }
  }

  void read(StateInput in) {
    reset();
    for (int left = in.readCount(); left > 0; left--) {
      change((int) in.readLong(), in.readUnsigned());
    }
  }
}
