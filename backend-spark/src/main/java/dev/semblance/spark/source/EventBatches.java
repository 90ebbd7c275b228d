package dev.semblance.spark.source;

import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;

/** Gives an event's good records, some at a time, as all declared fields in declared order. */
interface EventBatches {

  /**
   * Appends some rows to an empty batch; none at the end, and only then.
   *
   * @throws IOException if the source cannot be read on
   */
  void fill(ColumnBatch batch) throws IOException;
}
