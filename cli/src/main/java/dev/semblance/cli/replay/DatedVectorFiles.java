package dev.semblance.cli.replay;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.output.VectorFiles;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.replay.VectorSink;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Vectors in files by the trigger's UTC date, in each date in the order in which they come. Dates
 * may come in any order; a date that comes back late begins another file.
 */
public final class DatedVectorFiles implements VectorSink, Closeable {
  private static final long DAY_MICROS = Duration.ofDays(1).toMillis() * 1000;

  /** Each open file takes memory, and arrivals hardly mix more dates than that. */
  private static final int MOST_OPEN = 4;

  private final Path directory;
  private final Configuration configuration;
  private final VectorFormat format;
  private final VectorFormat.FileOpener opener;
  private final Map<Long, VectorFile> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Long, Integer> parts = new HashMap<>();
  private final List<Path> paths = new ArrayList<>();
  private long bytes;

  /**
   * @param directory gets a directory for each date
   */
  public DatedVectorFiles(
      Path directory,
      VectorFormat format,
      Plan plan,
      String planHash,
      Configuration configuration) {
    this.directory = directory;
    this.configuration = configuration;
    this.format = format;
    this.opener = format.opener(plan, planHash, configuration);
  }

  @Override
  public void accept(FeatureVector vector) throws IOException {
    long day = Math.floorDiv(vector.time(), DAY_MICROS);
    VectorFile file = open.get(day);
    if (file == null) {
      closeOldest();
      file = open(day);
    }
    file.write(vector);
  }

  private VectorFile open(long day) throws IOException {
    int part = parts.merge(day, 1, Integer::sum) - 1;
    Path path =
        new Path(
            new Path(directory, VectorFiles.DATE_COLUMN + "=" + LocalDate.ofEpochDay(day)),
            String.format(Locale.ROOT, "part-%05d%s", part, format.ending()));
    VectorFile file = opener.open(path);
    paths.add(path);
    open.put(day, file);
    return file;
  }

  private void closeOldest() throws IOException {
    if (open.size() == MOST_OPEN) {
      Iterator<VectorFile> oldest = open.values().iterator();
      VectorFile file = oldest.next();
      oldest.remove();
      file.close();
    }
  }

  /** How many files were written. */
  public int files() {
    return paths.size();
  }

  /** Size of all files, which are closed. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    for (VectorFile file : open.values()) {
      file.close();
    }
    open.clear();
    bytes = 0;
    for (Path path : paths) {
      bytes += path.getFileSystem(configuration).getFileStatus(path).getLen();
    }
  }
}
