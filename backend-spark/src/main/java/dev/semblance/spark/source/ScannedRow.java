package dev.semblance.spark.source;

import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawRow;
import dev.semblance.spark.row.RawValues;
import org.apache.spark.unsafe.types.UTF8String;

/** A record as a raw row: its time, its identity, and those of its fields that are needed. */
final class ScannedRow extends RawRow {
  private final ColumnVector[] vectors;
  private UTF8String identity;
  private int index;

  /**
   * @param batch with all declared fields
   */
  ScannedRow(LaneLayout layout, ColumnBatch batch) {
    vectors = new ColumnVector[layout.width()];
    vectors[LaneLayout.TIME] = batch.vector(layout.timeField());
    for (RowLayout.Column column : layout.columns()) {
      vectors[layout.position(column.name())] = batch.vector(column.name());
    }
  }

  ScannedRow set(int newIndex, byte[] newIdentity) {
    index = newIndex;
    identity = UTF8String.fromBytes(newIdentity);
    return this;
  }

  @Override
  public int numFields() {
    return vectors.length;
  }

  @Override
  public boolean isNullAt(int position) {
    return position != LaneLayout.IDENTITY && vectors[position].nulls()[index];
  }

  @Override
  public long getLong(int position) {
    ColumnVector vector = vectors[position];
    return vector.storage() == ColumnVector.Storage.DOUBLE
        ? Double.doubleToRawLongBits(vector.doubles()[index])
        : vector.longs()[index];
  }

  @Override
  public UTF8String getUTF8String(int position) {
    if (position == LaneLayout.IDENTITY) {
      return identity;
    }
    ColumnVector vector = vectors[position];
    return RawValues.toBytes(vector.type(), vector.objects()[index]);
  }
}
