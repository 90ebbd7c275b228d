package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.plan.TimeRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Which files of an archive a range needs.
 *
 * @param stretches of files in the order of their paths, that are read or skipped alike
 */
public record ArchiveOutlook(List<Stretch> stretches) {
  public ArchiveOutlook {
    stretches = List.copyOf(stretches);
  }

  /**
   * Neighbouring files.
   *
   * @param read whether they are read, or skipped
   * @param first path of the first of them
   * @param last path of the last of them
   */
  public record Stretch(boolean read, String first, String last, long files, long bytes) {

    private Stretch with(ArchiveFile file) {
      return new Stretch(read, first, pathOf(file), files + 1, bytes + file.status().getLen());
    }
  }

  /**
   * Lists the archive, and reads the footers of Parquet files that may be needed.
   *
   * @throws BackfillException if there is none, or it cannot be read
   */
  public static ArchiveOutlook of(
      EventSchema event, EventBinding binding, TimeRange range, Configuration configuration) {
    if (binding.archive() == null) {
      throw new BackfillException(
          "event %s has no archive in the bindings".formatted(event.name()));
    }
    ArchiveFiles files = ArchiveFiles.find(event.name(), binding.archive(), range, configuration);
    Set<ArchiveFile> needed = new HashSet<>(files.needed());
    if (binding.archive().format() == RecordFormat.PARQUET) {
      new ParquetFooters(event, binding, configuration)
          .read(files.needed()).stream()
              .filter(file -> !file.isNeeded(range))
              .forEach(file -> needed.remove(file.file()));
    }
    List<Stretch> stretches = new ArrayList<>();
    for (ArchiveFile file : files.all()) {
      boolean read = needed.contains(file);
      int last = stretches.size() - 1;
      if (last >= 0 && stretches.get(last).read() == read) {
        stretches.set(last, stretches.get(last).with(file));
      } else {
        stretches.add(new Stretch(read, pathOf(file), pathOf(file), 0, 0).with(file));
      }
    }
    return new ArchiveOutlook(stretches);
  }

  private static String pathOf(ArchiveFile file) {
    return SourceFiles.display(file.status().getPath());
  }

  /** How many files there are, or how many of them are read. */
  public long files(boolean onlyRead) {
    return stretches.stream()
        .filter(stretch -> stretch.read() || !onlyRead)
        .mapToLong(Stretch::files)
        .sum();
  }

  /** The size of all files in bytes, or of those that are read. */
  public long bytes(boolean onlyRead) {
    return stretches.stream()
        .filter(stretch -> stretch.read() || !onlyRead)
        .mapToLong(Stretch::bytes)
        .sum();
  }
}
