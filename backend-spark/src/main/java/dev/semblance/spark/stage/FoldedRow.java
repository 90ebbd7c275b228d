package dev.semblance.spark.stage;

import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawRow;
import dev.semblance.spark.row.RawValues;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** A subject row that leaves a stage: the columns it came with, and those that were added. */
final class FoldedRow extends RawRow {

  /** For each position, the place in the exchanged row; -1 for an added column. */
  private final int[] exchanged;

  /** For each position, the index among the added columns; -1 for an exchanged one. */
  private final int[] added;

  private final ColumnVector[] vectors;
  private InternalRow row;
  private int index;

  /**
   * @param lane layout of the rows that leave
   * @param input index of the subject's input
   * @param addedLayout the columns that the stage adds
   */
  FoldedRow(LaneLayout lane, ExchangeLayout exchange, int input, RowLayout addedLayout) {
    exchanged = new int[lane.width()];
    added = new int[lane.width()];
    vectors = new ColumnVector[lane.width()];
    exchanged[LaneLayout.TIME] = exchange.timePosition(input, lane);
    exchanged[LaneLayout.IDENTITY] = ExchangeLayout.IDENTITY;
    added[LaneLayout.TIME] = -1;
    added[LaneLayout.IDENTITY] = -1;
    for (RowLayout.Column column : lane.columns()) {
      int position = lane.position(column.name());
      boolean isAdded = addedLayout.contains(column.name());
      added[position] = isAdded ? addedLayout.indexOf(column.name()) : -1;
      exchanged[position] = isAdded ? -1 : exchange.position(input, column.name());
    }
  }

  /** Points the view at the added columns, for any number of rows. */
  void setAdded(ColumnVector[] columns) {
    for (int position = 0; position < added.length; position++) {
      vectors[position] = added[position] < 0 ? null : columns[added[position]];
    }
  }

  /** Moves the view to the batch's row {@code newIndex}, which came as {@code newRow}. */
  FoldedRow set(InternalRow newRow, int newIndex) {
    row = newRow;
    index = newIndex;
    return this;
  }

  @Override
  public int numFields() {
    return exchanged.length;
  }

  @Override
  public boolean isNullAt(int position) {
    ColumnVector vector = vectors[position];
    return vector == null ? row.isNullAt(exchanged[position]) : vector.nulls()[index];
  }

  @Override
  public long getLong(int position) {
    ColumnVector vector = vectors[position];
    if (vector == null) {
      return row.getLong(exchanged[position]);
    }
    return vector.storage() == ColumnVector.Storage.DOUBLE
        ? Double.doubleToRawLongBits(vector.doubles()[index])
        : vector.longs()[index];
  }

  @Override
  public UTF8String getUTF8String(int position) {
    ColumnVector vector = vectors[position];
    return vector == null
        ? row.getUTF8String(exchanged[position])
        : RawValues.toBytes(vector.type(), vector.objects()[index]);
  }
}
