package dev.semblance.spark.verify.skew;

import java.io.Serializable;

/** How many rows and values each side has. */
final class SkewCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  final long[] rows = new long[2];
  final long[] firstTime = {Long.MAX_VALUE, Long.MAX_VALUE};
  final long[] lastTime = {Long.MIN_VALUE, Long.MIN_VALUE};

  /** By side and column, the rows that have a value. */
  final long[][] values;

  SkewCounts(int columns) {
    values = new long[2][columns];
  }

  SkewCounts add(SkewCounts other) {
    for (int side = 0; side < rows.length; side++) {
      rows[side] += other.rows[side];
      firstTime[side] = Math.min(firstTime[side], other.firstTime[side]);
      lastTime[side] = Math.max(lastTime[side], other.lastTime[side]);
      for (int column = 0; column < values[side].length; column++) {
        values[side][column] += other.values[side][column];
      }
    }
    return this;
  }
}
