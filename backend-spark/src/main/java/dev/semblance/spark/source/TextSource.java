package dev.semblance.spark.source;

import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * JSON, CSV or Avro files. JSON lines are cut into stretches of lines; a CSV file is read by one
 * task, since where a record ends depends on all quotes before, and so is a compressed one, or one
 * of Avro.
 */
final class TextSource implements OpenSource {
  private static final long SMALLEST_STRETCH = 4L << 20;
  private static final long LARGEST_STRETCH = 64L << 20;
  private static final String GZIP = ".gz";

  private final SparkSession spark;
  private final EventBinding binding;
  private final ArchiveFiles files;

  TextSource(SparkSession spark, EventBinding binding, ArchiveFiles files) {
    this.spark = spark;
    this.binding = binding;
    this.files = files;
  }

  @Override
  public JavaRDD<InternalRow> scan(ScanContext context, ScanRequest request) {
    List<List<FileSplit>> tasks = tasks();
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(tasks, tasks.size())
        .mapPartitions(lists -> lists.next().iterator())
        .mapPartitions(new TextScan(context, request, binding, files.skipsDates()));
  }

  /** Stretches, brought together where they are small. */
  private List<List<FileSplit>> tasks() {
    long size = stretch();
    List<List<FileSplit>> tasks = new ArrayList<>();
    List<FileSplit> task = new ArrayList<>();
    long gathered = 0;
    for (FileSplit split : splits(size)) {
      if (!task.isEmpty() && gathered + split.length() > size) {
        tasks.add(task);
        task = new ArrayList<>();
        gathered = 0;
      }
      task.add(split);
      gathered += split.length();
    }
    tasks.add(task);
    return tasks;
  }

  private long stretch() {
    int cores = spark.sparkContext().defaultParallelism();
    return Math.max(SMALLEST_STRETCH, Math.min(LARGEST_STRETCH, bytes() / (2L * cores)));
  }

  private List<FileSplit> splits(long size) {
    List<FileSplit> splits = new ArrayList<>();
    for (ArchiveFile file : files.needed()) {
      if (isSplittable(file.status().getPath().getName())) {
        splits.addAll(FileSplit.cut(file, size));
      } else if (file.status().getLen() > 0) {
        splits.add(FileSplit.whole(file));
      }
    }
    return splits;
  }

  private boolean isSplittable(String name) {
    return binding.archive().format() == RecordFormat.JSON
        && !name.toLowerCase(Locale.ROOT).endsWith(GZIP);
  }

  @Override
  public long bytes() {
    return files.needed().stream().map(ArchiveFile::status).mapToLong(FileStatus::getLen).sum();
  }

  @Override
  public Optional<List<FileStatus>> inputs() {
    return Optional.of(files.statuses());
  }

  @Override
  public SourceFigures figures() {
    return new SourceFigures(files.all().size(), files.needed().size(), files.bytes(), 0);
  }
}
