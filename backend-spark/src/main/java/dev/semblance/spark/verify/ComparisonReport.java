package dev.semblance.spark.verify;

import dev.semblance.spark.verify.read.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What the comparison of two sets of vectors found.
 *
 * @param keyColumns of the rows: the trigger's id and time
 * @param columns those that were compared, in the left side's order
 * @param onlyLeft columns that only the left side has
 * @param onlyRight columns that only the right side has
 * @param equalRows that both sides have, alike
 * @param differentRows that both sides have, with cells that differ
 * @param causes of rows that differ or that one side has alone; without those that do not occur
 * @param firstRows the first of them by time and id
 * @param days what was found on each day since the epoch, in UTC
 */
public record ComparisonReport(
    Side left,
    Side right,
    List<String> keyColumns,
    List<Column> columns,
    List<String> onlyLeft,
    List<String> onlyRight,
    long equalRows,
    long differentRows,
    Map<Cause, Long> causes,
    List<DifferentCells> firstRows,
    SortedMap<Long, Day> days,
    String sparkVersion) {

  /**
   * One of the two.
   *
   * @param path as it was given
   * @param format {@code parquet} or {@code json}
   * @param from the first trigger time that was asked for
   * @param end the first after that
   * @param rows all of them
   * @param alone those that the other side does not have
   * @param repeated those that repeat an id and time that it has already
   * @param firstTime of a trigger; empty without rows
   * @param lastTime of a trigger
   * @param digest of the compared columns of all rows, in whatever order
   */
  public record Side(
      String path,
      String format,
      VectorDescription description,
      OptionalLong from,
      OptionalLong end,
      long rows,
      long alone,
      long repeated,
      OptionalLong firstTime,
      OptionalLong lastTime,
      String digest) {}

  /**
   * A column that was compared.
   *
   * @param different cells
   * @param leftEmpty of them, those without a value on the left alone
   * @param rightEmpty of them, those without a value on the right alone
   * @param largest difference of two numbers; times and durations in microseconds
   */
  public record Column(
      String name,
      String leftType,
      String rightType,
      long different,
      long leftEmpty,
      long rightEmpty,
      Optional<BigDecimal> largest) {
    public boolean isOfOneType() {
      return leftType.equals(rightType);
    }
  }

  /**
   * A row that differs.
   *
   * @param key its id and time
   * @param left its cells by column; empty if only the right side has it
   * @param right its cells by column; empty if only the left side has it
   * @param detail more about the cause, or empty
   */
  public record DifferentCells(
      List<Cell> key, List<Cell> left, List<Cell> right, Cause cause, String detail) {}

  /**
   * Rows by the day of their triggers.
   *
   * @param both rows that both sides have
   * @param different of them, those that differ
   * @param alone rows that one side has alone
   */
  public record Day(long both, long different, long alone) {}

  /** Whether nothing differs: no row, no cell, no column and no type. */
  public boolean isEqual() {
    return differentRows == 0
        && left.alone == 0
        && right.alone == 0
        && onlyLeft.isEmpty()
        && onlyRight.isEmpty()
        && columns.stream().allMatch(Column::isOfOneType);
  }

  /** Rows that both sides have. */
  public long matchedRows() {
    return equalRows + differentRows;
  }

  /** Cells that were compared. */
  public long cells() {
    return matchedRows() * columns.size();
  }

  /** Cells that differ. */
  public long differentCells() {
    return columns.stream().mapToLong(Column::different).sum();
  }
}
