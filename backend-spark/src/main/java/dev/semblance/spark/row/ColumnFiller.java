package dev.semblance.spark.row;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import org.apache.spark.sql.catalyst.InternalRow;

/** Decodes columns of raw rows into a batch. */
public final class ColumnFiller {
  private final RowLayout layout;
  private final int[] positions;

  /**
   * @param layout of the batches to fill
   * @param positions for each column of {@code layout}, its place in the raw rows
   */
  public ColumnFiller(RowLayout layout, int[] positions) {
    this.layout = layout;
    this.positions = positions.clone();
  }

  public RowLayout layout() {
    return layout;
  }

  /** Sets every column of row {@code index} of {@code batch} from {@code row}. */
  public void fill(InternalRow row, ColumnBatch batch, int index) {
    for (int column = 0; column < positions.length; column++) {
      fill(row, positions[column], batch.vector(column), index);
    }
  }

  private static void fill(InternalRow row, int position, ColumnVector vector, int index) {
    if (row.isNullAt(position)) {
      vector.setNull(index);
      return;
    }
    switch (vector.storage()) {
      case LONG -> vector.setLong(index, row.getLong(position));
      case DOUBLE -> vector.setDouble(index, Double.longBitsToDouble(row.getLong(position)));
      case OBJECT -> {
        Type type = vector.type();
        vector.setObject(index, RawValues.fromBytes(type, row.getUTF8String(position)));
      }
    }
  }
}
