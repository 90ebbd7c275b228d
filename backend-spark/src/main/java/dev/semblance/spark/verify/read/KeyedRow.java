package dev.semblance.spark.verify.read;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The form in which rows of both sides, and what is known of their triggers, go through the
 * exchange: the trigger's id in ordered bytes, what the row is, the trigger's time, and the cells.
 */
public final class KeyedRow {
  public static final String KEY = "key";
  public static final String KIND = "kind";
  public static final String TIME = "time";
  public static final String CELLS = "cells";
  public static final String SIDE = "side";

  /** A reason for which serving turned the trigger away; comes before the rows of its id. */
  public static final int REJECTION = 0;

  /** A row of one of the sides. */
  public static final int VECTOR = 1;

  public static final int LEFT = 0;
  public static final int RIGHT = 1;

  private static final StructType SCHEMA =
      new StructType()
          .add(KEY, DataTypes.BinaryType, false)
          .add(KIND, DataTypes.IntegerType, false)
          .add(TIME, DataTypes.LongType, false)
          .add(CELLS, DataTypes.BinaryType, false)
          .add(SIDE, DataTypes.IntegerType, false);

  private KeyedRow() {}

  public static StructType schema() {
    return SCHEMA;
  }

  static InternalRow of(byte[] key, int kind, long time, byte[] cells, int side) {
    return new GenericInternalRow(new Object[] {key, kind, time, cells, side});
  }

  public static byte[] key(InternalRow row) {
    return row.getBinary(0);
  }

  public static int kind(InternalRow row) {
    return row.getInt(1);
  }

  public static long time(InternalRow row) {
    return row.getLong(2);
  }

  public static byte[] cells(InternalRow row) {
    return row.getBinary(3);
  }

  public static int side(InternalRow row) {
    return row.getInt(4);
  }
}
