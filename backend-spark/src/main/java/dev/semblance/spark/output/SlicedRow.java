package dev.semblance.spark.output;

import dev.semblance.runtime.column.RowLayout;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawRow;
import dev.semblance.spark.row.RawValues;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** A row of the last lane, with the number of the output's part that it belongs to after it. */
final class SlicedRow extends RawRow {
  static final String PART = "part";
  static final String TIME = "time";
  static final String IDENTITY = "identity";

  private final int width;
  private InternalRow row;
  private int part;

  SlicedRow(LaneLayout lane) {
    this.width = lane.width();
  }

  /** The columns of such rows: those of the lane, at the same places, then the part. */
  static StructType schema(LaneLayout lane) {
    StructType schema =
        new StructType()
            .add(TIME, DataTypes.LongType, false)
            .add(IDENTITY, DataTypes.StringType, false);
    int next = 0;
    for (RowLayout.Column column : lane.columns()) {
      boolean isLong = RawValues.isLong(column.type());
      schema = schema.add("c" + next++, isLong ? DataTypes.LongType : DataTypes.StringType, true);
    }
    return schema.add(PART, DataTypes.LongType, false);
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
