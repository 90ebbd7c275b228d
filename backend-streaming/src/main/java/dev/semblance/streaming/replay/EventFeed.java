package dev.semblance.streaming.replay;

import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;

/** Recorded events of one kind, in whatever order they were recorded. */
@FunctionalInterface
public interface EventFeed {

  /**
   * Appends some events, as rows of all declared fields in declared order.
   *
   * @return false once there are no more; rows may have been appended even then
   */
  boolean fill(ColumnBatch batch, int maxRows) throws IOException;
}
