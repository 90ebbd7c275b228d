package dev.semblance.spark.row;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;

/** Turns a view of a raw row into Spark's compact form. */
public final class RawRowWriter {
  private final boolean[] longs;
  private final UnsafeRowWriter writer;

  public RawRowWriter(LaneLayout layout) {
    longs = new boolean[layout.width()];
    for (int position = 0; position < longs.length; position++) {
      longs[position] = layout.isLong(position);
    }
    writer = new UnsafeRowWriter(longs.length);
  }

  /** The row, compact; valid until the next call. */
  public UnsafeRow compact(InternalRow row) {
    // A row with more fields has its values elsewhere: they stand behind a bit a field.
    if (row instanceof UnsafeRow unsafe && unsafe.numFields() == longs.length) {
      return unsafe;
    }
    writer.reset();
    writer.zeroOutNullBytes();
    for (int position = 0; position < longs.length; position++) {
      if (row.isNullAt(position)) {
        writer.setNullAt(position);
      } else if (longs[position]) {
        writer.write(position, row.getLong(position));
      } else {
        writer.write(position, row.getUTF8String(position));
      }
    }
    return writer.getRow();
  }
}
