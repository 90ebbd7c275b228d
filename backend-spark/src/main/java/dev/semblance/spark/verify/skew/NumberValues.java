package dev.semblance.spark.verify.skew;

import dev.semblance.spark.verify.SkewReport;
import dev.semblance.spark.verify.read.Cell;
import dev.semblance.spark.verify.skew.Distribution.BinCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantiles of both sides, and counts in ten bins that end at the left side's quantiles. A value
 * that is several of them ends one bin alone.
 */
final class NumberValues implements ColumnValues {
  private static final int BINS = 10;
  private static final int HUNDRED = 100;

  private final int column;
  private final long[] totals;
  private final long[] sums = new long[2];
  private final long[] distinct = new long[2];
  private final List<ArrayList<String>> quantiles = List.of(new ArrayList<>(), new ArrayList<>());
  private final ArrayList<BinCounts> bins = new ArrayList<>();
  private int nextEnd = 1;
  private String below = "";
  private long binLeft;
  private long binRight;

  /**
   * @param totals how many values each side has
   */
  NumberValues(int column, long[] totals) {
    this.column = column;
    this.totals = totals;
  }

  @Override
  public void value(Cell value, long left, long right) {
    String text = value.text();
    take(0, left, text);
    take(1, right, text);
    binLeft += left;
    binRight += right;
    if (totals[0] > 0 && nextEnd < BINS && sums[0] >= rank(nextEnd, BINS, totals[0])) {
      endBin(below.isEmpty() ? "to " + text : "above " + below + " to " + text);
      below = text;
      while (nextEnd < BINS && sums[0] >= rank(nextEnd, BINS, totals[0])) {
        nextEnd++;
      }
    }
  }

  private void take(int side, long count, String text) {
    if (count == 0) {
      return;
    }
    sums[side] += count;
    distinct[side]++;
    ArrayList<String> found = quantiles.get(side);
    while (found.size() < SkewReport.PERCENTS.size()
        && sums[side] >= rank(SkewReport.PERCENTS.get(found.size()), HUNDRED, totals[side])) {
      found.add(text);
    }
  }

  /** The place, from 1, of the smallest value that so great a part of all is not above. */
  private static long rank(long part, long whole, long total) {
    return Math.max(1, -Math.floorDiv(-total * part, whole));
  }

  private void endBin(String label) {
    bins.add(new BinCounts(label, binLeft, binRight));
    binLeft = 0;
    binRight = 0;
  }

  @Override
  public Distribution distribution() {
    if (binLeft + binRight > 0) {
      endBin(below.isEmpty() ? "all" : "above " + below);
    }
    return new Distribution(column, distinct, quantiles, bins);
  }
}
