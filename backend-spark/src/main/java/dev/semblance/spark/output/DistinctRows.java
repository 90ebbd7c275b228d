package dev.semblance.spark.output;

import dev.semblance.spark.row.LaneLayout;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Drops rows that repeat the one before: events delivered twice, where no stage has done so. Rows
 * come sorted by time and identity.
 */
final class DistinctRows implements Iterator<InternalRow> {
  private final Iterator<InternalRow> rows;
  private InternalRow ready;
  private UTF8String last;
  private long duplicates;

  DistinctRows(Iterator<InternalRow> rows) {
    this.rows = rows;
  }

  /** How many rows were dropped so far. */
  long duplicates() {
    return duplicates;
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
        last = identity.copy();
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
