package dev.semblance.spark.verify.skew;

import dev.semblance.spark.verify.SkewReport.Bin;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The population stability index: the sum over bins of {@code (r - l) * ln(r / l)}, where {@code l}
 * and {@code r} are the bins' shares on the left and the right.
 *
 * <p>A bin that is empty on one side would make it infinite; so each bin is taken to have half a
 * row more than it has: {@code l = (count + 0.5) / (rows + 0.5 * bins)}.
 */
final class StabilityIndex {
  private static final double SMOOTHING = 0.5;

  private StabilityIndex() {}

  /**
   * The index.
   *
   * @return empty if a side has no rows
   */
  static OptionalDouble of(List<Bin> bins) {
    long left = bins.stream().mapToLong(Bin::left).sum();
    long right = bins.stream().mapToLong(Bin::right).sum();
    if (left == 0 || right == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (Bin bin : bins) {
      double leftShare = share(bin.left(), left, bins.size());
      double rightShare = share(bin.right(), right, bins.size());
      // StrictMath, so that all machines give the same digits.
      sum += (rightShare - leftShare) * StrictMath.log(rightShare / leftShare);
    }
    return OptionalDouble.of(sum);
  }

  private static double share(long count, long rows, int bins) {
    return (count + SMOOTHING) / (rows + SMOOTHING * bins);
  }
}
