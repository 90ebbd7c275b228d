package dev.semblance.spark.source;

import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.ArchiveDates;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.plan.TimeRange;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * The files of an archive, and which of them a range needs.
 *
 * @param all in order of their paths
 * @param needed those whose paths do not say that all their events lie elsewhere
 */
public record ArchiveFiles(List<ArchiveFile> all, List<ArchiveFile> needed) {
  public ArchiveFiles {
    all = List.copyOf(all);
    needed = List.copyOf(needed);
  }

  /**
   * Lists an archive.
   *
   * @throws BackfillException if it has no files, or its pattern of dates fits none of them
   */
  public static ArchiveFiles find(
      String event, Archive archive, TimeRange range, Configuration configuration) {
    ArchiveDates dates = archive.dates();
    List<FileStatus> statuses = SourceFiles.find(event, archive, configuration);
    // A date in the archive's own path says when it was written, not what it is divided by.
    int own = dates.layout().isPattern() ? 0 : SourceFiles.literalPath(archive, statuses).length();
    List<ArchiveFile> all =
        statuses.stream()
            .map(
                status ->
                    new ArchiveFile(
                        status, dates.spanOf(status.getPath().toUri().getPath().substring(own))))
            .toList();
    if (dates.layout().isPattern() && all.stream().allMatch(file -> file.span().isEmpty())) {
      throw new BackfillException(
          "no file of the archive of event %s is named as `dates: %s` says, for example %s"
              .formatted(
                  event, dates.layout(), SourceFiles.display(all.get(0).status().getPath())));
    }
    return new ArchiveFiles(all, all.stream().filter(file -> file.mayMeet(range)).toList());
  }

  /** Whether files are left out because of the dates in their paths. */
  boolean skipsDates() {
    return needed.size() < all.size();
  }

  /** The needed files as they were found. */
  List<FileStatus> statuses() {
    return needed.stream().map(ArchiveFile::status).toList();
  }

  /** Size of all files in bytes. */
  long bytes() {
    return all.stream().map(ArchiveFile::status).mapToLong(FileStatus::getLen).sum();
  }
}
