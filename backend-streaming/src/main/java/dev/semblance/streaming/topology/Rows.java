package dev.semblance.streaming.topology;

import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;

/** One row at a time. */
final class Rows {
  private Rows() {}

  /** A batch whose one row is overwritten from row to row. */
  static ColumnBatch one(RowLayout layout) {
    ColumnBatch batch = new ColumnBatch(layout, 1);
    batch.addRow();
    return batch;
  }
}
