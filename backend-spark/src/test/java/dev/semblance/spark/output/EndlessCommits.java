package dev.semblance.spark.output;

import dev.semblance.spark.Charges;
import dev.semblance.spark.EventOrder;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.storage.PlainLocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * A process that does nothing but publish one set of files after the other at an output, and says a
 * line when it begins to commit: to be killed in that. Argument: the output.
 */
final class EndlessCommits {

  /** How many files each set has. */
  static final int FILES = 40;

  private EndlessCommits() {}

  public static void main(String[] arguments) throws IOException {
    for (int round = 0; ; round++) {
      boolean warm = round > 0;
      publish(
          arguments[0],
          "set " + round % 2,
          () -> {
            if (warm) {
              System.out.println("commits");
            }
          });
    }
  }

  /**
   * Replaces the output by files with that content.
   *
   * @param committing runs when all files are written and the commit begins
   */
  static void publish(String out, String content, Runnable committing) throws IOException {
    Configuration configuration = new Configuration();
    PlainLocalFileSystem.use(configuration);
    OutputWish wish =
        new OutputWish(
            out, true, TimeRange.ALL, Charges.plan(), "cafe", EventOrder.EVENT, Map.of());
    OutputPlace place = OutputPlace.prepare(wish, configuration);
    try {
      List<DataFile> files = new ArrayList<>();
      for (int day = 0; day < FILES; day++) {
        LocalDate date = Charges.FIRST_DAY.plusDays(day);
        String path =
            DataFile.directory(date) + "/" + DataFile.name(place.run(), 0, ".zstd.parquet");
        Path file = Path.of(place.directory().toUri().getPath(), path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        files.add(new DataFile(path, date, 1, content.length()));
      }
      committing.run();
      place.publish(files);
    } finally {
      place.discard();
    }
  }
}
