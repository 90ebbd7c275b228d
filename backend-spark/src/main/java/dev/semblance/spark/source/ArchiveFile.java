package dev.semblance.spark.source;

import dev.semblance.runtime.binding.ArchiveSpan;
import dev.semblance.spark.plan.TimeRange;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;

/**
 * A file of an archive.
 *
 * @param span when its events happened, as its path says it; empty where it says nothing
 */
public record ArchiveFile(FileStatus status, Optional<ArchiveSpan> span) {

  /** Whether some of the file's events may lie in the range, as far as its path tells. */
  public boolean mayMeet(TimeRange range) {
    return span.isEmpty() || range.meets(span.get().fromMicros(), span.get().toMicros());
  }
}
