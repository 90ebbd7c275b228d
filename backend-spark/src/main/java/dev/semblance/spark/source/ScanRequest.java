package dev.semblance.spark.source;

import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.row.LaneLayout;
import java.io.Serializable;

/**
 * What one scan of an event is to give.
 *
 * @param layout of the rows
 * @param range rows outside are left out
 * @param number of this scan among all of the run
 * @param reports whether this scan tells about bad records and counts rows; an event may be scanned
 *     several times in a run, and one of the scans reports
 */
public record ScanRequest(LaneLayout layout, TimeRange range, int number, boolean reports)
    implements Serializable {

  /** Name of the counter of the bytes that this scan of an event reads. */
  String bytesCounter(String event) {
    return ScanContext.bytesCounter(event) + number;
  }
}
