package dev.semblance.spark.verify.skew;

import dev.semblance.spark.verify.SkewReport.Bin;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a column's values are like.
 *
 * @param distinct by side
 * @param quantiles by side
 */
record Distribution(
    int column, long[] distinct, List<ArrayList<String>> quantiles, ArrayList<BinCounts> bins)
    implements Serializable {

  /** A bin that travels. */
  record BinCounts(String label, long left, long right) implements Serializable {
    Bin bin() {
      return new Bin(label, left, right);
    }
  }

  /** The distribution of no values. */
  static Distribution none(int column) {
    return new Distribution(
        column, new long[2], List.of(new ArrayList<>(), new ArrayList<>()), new ArrayList<>());
  }
}
