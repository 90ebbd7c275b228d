package dev.semblance.spark.verify.skew;

import dev.semblance.spark.verify.read.Cell;

/** Takes the values of a column, in order, each once. */
interface ColumnValues {

  /**
   * @param left how many rows of the left side have it
   * @param right how many rows of the right side have it
   */
  void value(Cell value, long left, long right);

  /** What they were like. */
  Distribution distribution();
}
