package dev.semblance.spark.output;

import static java.util.Objects.requireNonNull;

import dev.semblance.spark.plan.TimeRange;
import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A file of an output's rows.
 *
 * @param path below the output's directory, with slashes
 * @param date of all its rows, in UTC
 * @param bytes its size
 */
public record DataFile(String path, LocalDate date, long rows, long bytes) implements Serializable {
  private static final long DAY = Duration.ofDays(1).toMillis() * 1000;

  public DataFile {
    requireNonNull(path, "path");
    requireNonNull(date, "date");
  }

  /** Whether some part of the file's date lies within the range. */
  boolean meets(TimeRange range) {
    long first = date.toEpochDay() * DAY;
    return range.meets(first, first + DAY);
  }

  /** What tells the file's format: all after the first dot of its name. */
  String ending() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(name.indexOf('.'));
  }

  /** The name of a part, which no other run writes. */
  public static String name(String run, int part, String ending) {
    return String.format(Locale.ROOT, "part-%s-%05d%s", run, part, ending);
  }

  /** The directory of a date, below the output's. */
  public static String directory(LocalDate date) {
    return VectorFiles.DATE_COLUMN + "=" + date;
  }
}
