package dev.semblance.cli.replay;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.output.DataFile;
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
  private final String run;
  private final Configuration configuration;
  private final VectorFormat format;
  private final VectorFormat.FileOpener opener;
  private final Map<Long, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Long, Integer> parts = new HashMap<>();
  private final List<OpenFile> files = new ArrayList<>();
  private final List<DataFile> written = new ArrayList<>();

  /** A file with how many vectors are in it. */
  private static final class OpenFile {
    private final String path;
    private final LocalDate date;
    private final VectorFile file;
    private long rows;

    OpenFile(String path, LocalDate date, VectorFile file) {
      this.path = path;
      this.date = date;
      this.file = file;
    }

    void write(FeatureVector vector) throws IOException {
      file.write(vector);
      rows++;
    }
  }

  /**
   * @param directory gets a directory for each date
   * @param run what the files' names have in them
   */
  public DatedVectorFiles(
      Path directory,
      String run,
      VectorFormat format,
      Plan plan,
      String planHash,
      Configuration configuration) {
    this.directory = directory;
    this.run = run;
    this.configuration = configuration;
    this.format = format;
    this.opener = format.opener(plan, planHash, configuration);
  }

  @Override
  public void accept(FeatureVector vector) throws IOException {
    long day = Math.floorDiv(vector.time(), DAY_MICROS);
    OpenFile file = open.get(day);
    if (file == null) {
      closeOldest();
      file = open(day);
    }
    file.write(vector);
  }

  private OpenFile open(long day) throws IOException {
    int part = parts.merge(day, 1, Integer::sum) - 1;
    LocalDate date = LocalDate.ofEpochDay(day);
    String path = DataFile.directory(date) + "/" + DataFile.name(run, part, format.ending());
    OpenFile file = new OpenFile(path, date, opener.open(new Path(directory, path)));
    files.add(file);
    open.put(day, file);
    return file;
  }

  private void closeOldest() throws IOException {
    if (open.size() == MOST_OPEN) {
      Iterator<OpenFile> oldest = open.values().iterator();
      OpenFile file = oldest.next();
      oldest.remove();
      file.file.close();
    }
  }

  /** The files, all of which are closed. */
  public List<DataFile> written() {
    return List.copyOf(written);
  }

  /** How many files were written. */
  public int files() {
    return files.size();
  }

  /** Size of all files, which are closed. */
  public long bytes() {
    return written.stream().mapToLong(DataFile::bytes).sum();
  }

  @Override
  public void close() throws IOException {
    for (OpenFile file : open.values()) {
      file.file.close();
    }
    open.clear();
    written.clear();
    for (OpenFile file : files) {
      Path path = new Path(directory, file.path);
      long bytes = path.getFileSystem(configuration).getFileStatus(path).getLen();
      written.add(new DataFile(file.path, file.date, file.rows, bytes));
    }
  }
}
