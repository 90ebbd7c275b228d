package dev.semblance.spark.output;

import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.LaneSchema;
import dev.semblance.spark.row.RawRow;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** A row of the last lane, with the number of the output's part that it belongs to after it. */
final class SlicedRow extends RawRow {
  static final String PART = "part";

  private final int width;
  private InternalRow row;
  private int part;

  SlicedRow(LaneLayout lane) {
    this.width = lane.width();
  }

  /** The columns of such rows: those of the lane, at the same places, then the part. */
  static StructType schema(LaneLayout lane) {
    return LaneSchema.of(lane).add(PART, DataTypes.LongType, false);
  }

  SlicedRow set(InternalRow newRow, int newPart) {
    row = newRow;
    part = newPart;
    return this;
  }

  @Override
  public int numFields() {
    return width + 1;
  }

  @Override
  public boolean isNullAt(int position) {
    return position < width && row.isNullAt(position);
  }

  @Override
  public long getLong(int position) {
    return position == width ? part : row.getLong(position);
  }

  @Override
  public UTF8String getUTF8String(int position) {
    return row.getUTF8String(position);
  }
}
