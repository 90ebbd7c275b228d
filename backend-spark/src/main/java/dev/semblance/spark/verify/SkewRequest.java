package dev.semblance.spark.verify;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which two sets of vectors to compare as distributions.
 *
 * @param columns which of the vectors' own columns; empty for all
 */
public record SkewRequest(VectorPlace left, VectorPlace right, List<String> columns) {
  public SkewRequest {
    requireNonNull(left, "left");
    requireNonNull(right, "right");
    columns = List.copyOf(columns);
  }
}
