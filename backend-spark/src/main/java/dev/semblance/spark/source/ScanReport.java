package dev.semblance.spark.source;

import dev.semblance.runtime.binding.ArchiveSpan;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.spark.BackfillException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a task that scans an event tells about it: bad records, misplaced ones, bytes and rows. */
final class ScanReport {
  private final ScanContext context;
  private final ScanRequest request;
  private final BadRecords bad;
  private final boolean strict;
  private final BytesRead bytes = new BytesRead();
  private long misplaced;
  private String misplacedIn;
  private long used;

  /**
   * @param strict whether files were left out because of the dates in their paths, so that a record
   *     under a wrong date may be missing elsewhere
   */
  ScanReport(ScanContext context, ScanRequest request, boolean strict) {
    this.context = context;
    this.request = request;
    this.bad = new BadRecords(context, request.reports());
    this.strict = strict;
  }

  BadRecords bad() {
    return bad;
  }

  /** A row was taken that lies in the range. */
  void use() {
    used++;
  }

  /**
   * Looks whether rows lie within the date of their file.
   *
   * @param span of the file; null where it has none
   * @param first row of {@code batch} that is from the file, as all after it are
   * @throws BackfillException if a row does not, and values could be wrong for it
   */
  void checkDates(ArchiveSpan span, String file, ColumnBatch batch, int first) {
    if (span == null) {
      return;
    }
    long[] times = batch.vector(context.event().get().timeField()).longs();
    for (int row = first; row < batch.rows(); row++) {
      if (!span.contains(times[row])) {
        misplace(times[row], file);
      }
    }
  }

  private void misplace(long micros, String file) {
    if (strict) {
      throw new BackfillException(
          ("%s has an event %s of %s, which is not the date of the file, so other files that were"
                  + " not opened may hold events of the range: give the archive in the bindings a"
                  + " `slack:` that covers it, or `dates: none`")
              .formatted(file, context.eventName(), Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
    }
    if (misplaced++ == 0) {
      misplacedIn = file;
    }
  }

  /** All rows have been read. */
  void finish() {
    String event = context.eventName();
    // Each scan of the event reads anew.
    context.tally().report(request.bytesCounter(event), bytes.sinceStart());
    if (!request.reports()) {
      return;
    }
    bad.close();
    context.tally().report(ScanContext.badCounter(event), bad.count());
    context.tally().report(ScanContext.rowsCounter(event), used);
    if (misplaced > 0) {
      context.tally().report(ScanContext.misplacedCounter(event) + misplacedIn, misplaced);
    }
  }
}
