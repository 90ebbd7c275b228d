package dev.semblance.spark.output;

import dev.semblance.spark.BackfillException;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.storage.S3Reach;
import dev.semblance.spark.storage.StoragePath;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of an output, for readers. */
public final class OutputFiles {
  private OutputFiles() {}

  /**
   * The files that the output's manifest lists, with their scheme, in order of time.
   *
   * @param range only files of dates of which some part lies within
   * @throws BackfillException if there is no output, or it cannot be read
   */
  public static List<String> list(String out, TimeRange range, Configuration configuration) {
    Path directory = StoragePath.output(out);
    S3Reach.check(List.of(directory), configuration);
    try {
      FileSystem fileSystem = directory.getFileSystem(configuration);
      Path qualified = fileSystem.makeQualified(directory);
      return Manifest.read(fileSystem, qualified)
          .orElseThrow(
              () ->
                  new BackfillException(
                      "%s has no %s: no backfill has written there".formatted(out, Manifest.FILE)))
          .files()
          .stream()
          .filter(file -> file.meets(range))
          .map(file -> new Path(qualified, file.path()).toString())
          .toList();
    } catch (IOException e) {
      throw new BackfillException("%s cannot be read: %s".formatted(out, StoragePath.reason(e)), e);
    }
  }
}
