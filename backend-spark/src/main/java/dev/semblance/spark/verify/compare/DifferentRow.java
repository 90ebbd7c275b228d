package dev.semblance.spark.verify.compare;

import dev.semblance.spark.verify.Cause;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A row that differs, as tasks report it.
 *
 * @param left its cells, null if only the right side has it
 * @param right its cells, null if only the left side has it
 * @param detail more about the cause, or empty
 */
record DifferentRow(long time, byte[] key, byte[] left, byte[] right, Cause cause, String detail)
    implements Serializable {

  /** By time, then id, then content: the same on every run, however rows are spread over tasks. */
  static final Comparator<DifferentRow> ORDER =
      Comparator.comparingLong(DifferentRow::time)
          .thenComparing(DifferentRow::key, Arrays::compareUnsigned)
          .thenComparing(DifferentRow::left, DifferentRow::compareCells)
          .thenComparing(DifferentRow::right, DifferentRow::compareCells);

  private static int compareCells(byte[] left, byte[] right) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    return Arrays.compareUnsigned(left, right);
  }
}
