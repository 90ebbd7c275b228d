package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;

/** One row at a time, and its way into bytes and back. */
final class Rows {
  private Rows() {}

  /** A batch whose one row is overwritten from row to row. */
  static ColumnBatch one(RowLayout layout) {
    ColumnBatch batch = new ColumnBatch(layout, 1);
    batch.addRow();
    return batch;
  }

  static void write(ColumnBatch row, StateOutput out) {
    for (int column = 0; column < row.layout().size(); column++) {
      out.writeNullable(row.vector(column), 0);
    }
  }

  static void read(StateInput in, ColumnBatch into) {
    for (int column = 0; column < into.layout().size(); column++) {
      in.readNullable(into.vector(column), 0);
    }
  }
}
