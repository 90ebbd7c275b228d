package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.record.ValueDoor;
import dev.semblance.spark.plan.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;

/** What Spark itself reads: Parquet files, or a table of the caller's. */
final class TableSource implements OpenSource {

  /** Rows of one shape. */
  record Part(TableShape shape, Dataset<Row> rows) {}

  private final SparkSession spark;
  private final EventSchema event;
  private final EventBinding binding;
  private final List<Part> parts;
  private final long bytes;

  /**
   * @throws dev.semblance.runtime.record.SourceException if a part does not fit the event
   */
  TableSource(
      SparkSession spark, EventSchema event, EventBinding binding, List<Part> parts, long bytes) {
    this.spark = spark;
    this.event = event;
    this.binding = binding;
    this.parts =
        parts.stream()
            .map(part -> new Part(part.shape().onlyColumnsOf(event, binding), part.rows()))
            .toList();
    this.bytes = bytes;
  }

  /** Parquet files, whose shapes may differ as long as each fits the event. */
  static TableSource ofParquet(
      SparkSession spark,
      EventSchema event,
      EventBinding binding,
      List<FileStatus> files,
      Configuration configuration) {
    Set<String> columns = new LinkedHashSet<>();
    event.fields().forEach(field -> columns.add(binding.columnOf(field.name())));
    ParquetFooters footers =
        new ParquetFooters(event.name(), columns, configuration, spark.sessionState().conf());
    Map<TableShape, List<String>> groups = footers.group(files);
    List<Part> parts = new ArrayList<>();
    groups.forEach((shape, paths) -> parts.add(new Part(shape, read(spark, shape, paths))));
    long bytes = files.stream().mapToLong(FileStatus::getLen).sum();
    return new TableSource(spark, event, binding, parts, bytes);
  }

  private static Dataset<Row> read(SparkSession spark, TableShape shape, List<String> paths) {
    return spark
        .read()
        .schema(shape.schema())
        // The files have been found already; their names are no patterns, nor their directories
        // columns.
        .option("__globPaths__", "false")
        .option("recursiveFileLookup", "true")
        .parquet(paths.toArray(String[]::new));
  }

  @Override
  public JavaRDD<InternalRow> scan(ScanContext context, ScanRequest request) {
    List<JavaRDD<InternalRow>> scans = new ArrayList<>();
    for (Part part : parts) {
      Dataset<Row> needed = part.rows().select(columns(part.shape()));
      JavaRDD<InternalRow> rows = internalRows(within(request.range(), needed, part.shape()));
      scans.add(rows.mapPartitions(new TableScan(context, request, binding, part.shape())));
    }
    return union(scans);
  }

  private static Column[] columns(TableShape shape) {
    return Arrays.stream(shape.schema().fieldNames())
        .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
        .toArray(Column[]::new);
  }

  private static JavaRDD<InternalRow> internalRows(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd().toJavaRDD();
  }

  /** Leaves out, already while reading, what surely lies outside of the range. */
  private Dataset<Row> within(TimeRange range, Dataset<Row> rows, TableShape shape) {
    ValueDoor time =
        shape
            .doors(event, binding)
            .get(event.fields().indexOf(event.field(event.timeField()).orElseThrow()));
    return TimeFilter.of(shape, time.column(), binding.timeOf(event.timeField()), range)
        .map(rows::filter)
        .orElse(rows);
  }

  @SuppressWarnings("unchecked") // JavaRDD has no union of many but this one of an array.
  private JavaRDD<InternalRow> union(List<JavaRDD<InternalRow>> scans) {
    return scans.size() == 1
        ? scans.get(0)
        : JavaSparkContext.fromSparkContext(spark.sparkContext())
            .union(scans.toArray(JavaRDD[]::new));
  }

  @Override
  public long bytes() {
    return bytes;
  }
}
