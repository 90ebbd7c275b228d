package dev.semblance.spark.source;

import dev.semblance.spark.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows in the driver's memory. */
final class MemorySource implements OpenSource {
  private final SparkSession spark;
  private final EventSource.Memory source;

  MemorySource(SparkSession spark, EventSource.Memory source) {
    this.spark = spark;
    this.source = source;
  }

  @Override
  public JavaRDD<InternalRow> scan(ScanContext context, ScanRequest request) {
    List<ArrayList<Object>> rows = new ArrayList<>();
    source.rows().forEach(row -> rows.add(new ArrayList<>(row)));
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(rows, Math.max(1, source.partitions()))
        .mapPartitions(new MemoryScan(context, request));
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public Optional<List<FileStatus>> inputs() {
    return Optional.empty();
  }

  @Override
  public SourceFigures figures() {
    return SourceFigures.NO_FILES;
  }
}
