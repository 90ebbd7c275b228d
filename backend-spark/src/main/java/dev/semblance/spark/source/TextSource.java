package dev.semblance.spark.source;

import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private final List<FileStatus> files;

  TextSource(SparkSession spark, EventBinding binding, List<FileStatus> files) {
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
        .mapPartitions(new TextScan(context, request, binding));
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
    for (FileStatus file : files) {
      String path = file.getPath().toString();
      if (isSplittable(path)) {
        splits.addAll(FileSplit.cut(path, file.getLen(), size));
      } else if (file.getLen() > 0) {
        splits.add(FileSplit.whole(path, file.getLen()));
      }
    }
    return splits;
  }

  private boolean isSplittable(String path) {
    return binding.archive().format() == RecordFormat.JSON
        && !path.toLowerCase(Locale.ROOT).endsWith(GZIP);
  }

  @Override
  public long bytes() {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }
}
