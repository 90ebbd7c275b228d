package dev.semblance.spark.verify;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the distributions of two sets of vectors differ.
 *
 * @param columns that both sides have, of one type, in the left side's order
 * @param notCompared why other columns were not, one text each
 */
public record SkewReport(
    Side left, Side right, List<Column> columns, List<String> notCompared, String sparkVersion) {

  /** The parts of a hundred at which quantiles are given. */
  public static final List<Integer> PERCENTS = List.of(0, 1, 25, 50, 75, 99, 100);

  /**
   * One of the two.
   *
   * @param path as it was given
   * @param from the first trigger time that was asked for
   * @param end the first after that
   * @param firstTime of a trigger; empty without rows
   */
  public record Side(
      String path,
      String format,
      VectorDescription description,
      OptionalLong from,
      OptionalLong end,
      long rows,
      OptionalLong firstTime,
      OptionalLong lastTime) {}

  /**
   * A column.
   *
   * @param number whether values are ordered along a line: numbers, times and durations
   * @param bins in order; together they hold all rows
   * @param stability the population stability index; empty if a side has no rows
   */
  public record Column(
      String name,
      String type,
      boolean number,
      ColumnSide left,
      ColumnSide right,
      List<Bin> bins,
      OptionalDouble stability) {}

  /**
   * A column on one side.
   *
   * @param nulls rows without a value
   * @param distinct values
   * @param quantiles at {@link #PERCENTS}, as text: each the smallest value such that so many of a
   *     hundred values are not above it; none for what is no number, or without values
   */
  public record ColumnSide(long rows, long nulls, long distinct, List<String> quantiles) {
    /** The share of rows without a value; 0 without rows. */
    public double nullRate() {
      return rows == 0 ? 0 : (double) nulls / rows;
    }
  }

  /** How many rows of each side are in a part of the values. */
  public record Bin(String label, long left, long right) {}

  /** The largest stability index of a column; 0 where there is none. */
  public double largestStability() {
    return columns.stream().mapToDouble(column -> column.stability().orElse(0)).max().orElse(0);
  }
}
