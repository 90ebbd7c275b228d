package dev.semblance.spark.source;

import dev.semblance.spark.plan.TimeRange;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file, as far as its footer describes it.
 *
 * @param columns those that the event reads
 * @param times empty where the footer does not tell
 * @param footerBytes what reading the footer took
 */
record ParquetFile(
    ArchiveFile file, MessageType columns, Optional<FooterTimes> times, long footerBytes) {

  /** Whether each event has to be looked at, since the footer does not vouch for the date. */
  boolean isDoubtful() {
    return file.span().isPresent() && (times.isEmpty() || !times.get().isWithin(file.span().get()));
  }

  /** Whether the range needs the file's records, or their dates have to be looked at. */
  boolean isNeeded(TimeRange range) {
    return isDoubtful() || times.isEmpty() || !times.get().isOutside(range);
  }
}
