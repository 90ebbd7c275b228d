package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Files that hold the history of an event.
 *
 * @param path a file, a directory or a glob of files: absolute if local, else with its scheme, as
 *     in {@code s3a://bucket/charges/}
 * @param csv how to read CSV; the defaults for other formats
 * @param dates what the files' paths say about the time of their events
 */
public record Archive(String path, RecordFormat format, CsvOptions csv, ArchiveDates dates)
    implements Serializable {
  public Archive {
    requireNonNull(path, "path");
    requireNonNull(format, "format");
    requireNonNull(csv, "csv");
    requireNonNull(dates, "dates");
  }

  /** An archive whose files are dated by their directories, if at all. */
  public Archive(String path, RecordFormat format, CsvOptions csv) {
    this(path, format, csv, ArchiveDates.DIRECTORIES);
  }

  /** Whether the path is one of this machine's file system. */
  public boolean isLocal() {
    return !ArchivePath.hasScheme(path);
  }
}
