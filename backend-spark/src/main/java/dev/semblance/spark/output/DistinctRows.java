package dev.semblance.spark.output;

import dev.semblance.runtime.record.EventIdentity;
import dev.semblance.spark.row.LaneLayout;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Drops rows that repeat the one before: events delivered twice, where no stage has done so; and
 * counts those that share time and id with the one before without being it. Rows come sorted by
 * time and identity.
 */
final class DistinctRows implements Iterator<InternalRow> {
  private final Iterator<InternalRow> rows;
  private InternalRow ready;
  private UTF8String last;
  private long lastTime;
  private long duplicates;
  private long conflicts;

  DistinctRows(Iterator<InternalRow> rows) {
    this.rows = rows;
  }

  /** How many rows were dropped so far. */
  long duplicates() {
    return duplicates;
  }

  /** How many rows had the time and the id of the one before them, but other content. */
  long conflicts() {
    return conflicts;
  }

  @Override
  public boolean hasNext() {
    while (ready == null && rows.hasNext()) {
      InternalRow row = rows.next();
      // Equal identities have equal content, and so equal times.
      UTF8String identity = row.getUTF8String(LaneLayout.IDENTITY);
      if (identity.equals(last)) {
        duplicates++;
      } else {
        long time = row.getLong(LaneLayout.TIME);
        if (last != null
            && time == lastTime
            && EventIdentity.isSameId(last.getBytes(), identity.getBytes())) {
          conflicts++;
        }
        last = identity.copy();
        lastTime = time;
        ready = row;
      }
    }
    return ready != null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InternalRow row = ready;
    ready = null;
    return row;
  }
}
