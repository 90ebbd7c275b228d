package dev.semblance.spark.verify;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Which two sets of vectors to compare, and how.
 *
 * @param columns which of the vectors' own columns; empty for all
 * @param rejections JSON lines that tell which events serving turned away; see {@link Cause}
 * @param rows how many of the first differing rows to give in full
 */
public record VerifyRequest(
    VectorPlace left,
    VectorPlace right,
    List<String> columns,
    Optional<String> rejections,
    int rows) {

  /** As many differing rows as a person reads. */
  public static final int USUAL_ROWS = 10;

  public VerifyRequest {
    requireNonNull(left, "left");
    requireNonNull(right, "right");
    columns = List.copyOf(columns);
    requireNonNull(rejections, "rejections");
    if (rows < 0) {
      throw new IllegalArgumentException("rows: " + rows);
    }
  }

  /** All columns of all of both. */
  public static VerifyRequest of(String left, String right) {
    return new VerifyRequest(
        VectorPlace.of(left), VectorPlace.of(right), List.of(), Optional.empty(), USUAL_ROWS);
  }

  public VerifyRequest columns(List<String> names) {
    return new VerifyRequest(left, right, names, rejections, rows);
  }

  public VerifyRequest rows(int count) {
    return new VerifyRequest(left, right, columns, rejections, count);
  }

  public VerifyRequest rejections(String file) {
    return new VerifyRequest(left, right, columns, Optional.of(file), rows);
  }
}
