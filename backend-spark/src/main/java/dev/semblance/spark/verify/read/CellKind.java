package dev.semblance.spark.verify.read;

/** What a cell holds. Their order is written into bytes. */
public enum CellKind {
  NULL,
  /** The row does not have the column at all. */
  ABSENT,
  /** Something that is not of the column's type, as text. */
  FOREIGN,
  BOOL,
  INT,
  DOUBLE,
  DECIMAL,
  STRING,
  TIMESTAMP,
  DURATION,
  LIST
}
