package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.ArchiveSpan;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.record.ValueDoor;
import dev.semblance.spark.plan.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;

/** What Spark itself reads: Parquet files, or a table of the caller's. */
final class TableSource implements OpenSource {

  /**
   * Rows of one shape.
   *
   * @param doubtful files whose events have to be looked at, by the path that Spark has for them:
   *     the dates in their paths
   */
  record Part(TableShape shape, Dataset<Row> rows, Map<String, ArchiveSpan> doubtful) {}

  private final SparkSession spark;
  private final EventSchema event;
  private final EventBinding binding;
  private final List<Part> parts;
  private final long bytes;
  private final Optional<ArchiveFiles> files;
  private final SourceFigures figures;

  /**
   * @throws dev.semblance.runtime.record.SourceException if a part does not fit the event
   */
  private TableSource(
      SparkSession spark,
      EventSchema event,
      EventBinding binding,
      List<Part> parts,
      long bytes,
      Optional<ArchiveFiles> files,
      SourceFigures figures) {
    this.spark = spark;
    this.event = event;
    this.binding = binding;
    this.parts = parts.stream().map(part -> onlyColumns(part, event, binding)).toList();
    this.bytes = bytes;
    this.files = files;
    this.figures = figures;
  }

  private static Part onlyColumns(Part part, EventSchema event, EventBinding binding) {
    TableShape only = part.shape().onlyColumnsOf(event, binding);
    return new Part(only, part.rows().select(part.shape().columns(only)), part.doubtful());
  }

  /** A table of the caller's. */
  static TableSource ofTable(
      SparkSession spark, EventSchema event, EventBinding binding, Dataset<Row> rows) {
    TableShape shape = new TableShape(event.name(), rows.schema(), Map.of());
    List<Part> parts = List.of(new Part(shape, rows, Map.of()));
    return new TableSource(
        spark, event, binding, parts, 0, Optional.empty(), SourceFigures.NO_FILES);
  }

  /** Parquet files, whose shapes may differ as long as each fits the event. */
  static TableSource ofParquet(
      SparkSession spark,
      EventSchema event,
      EventBinding binding,
      ArchiveFiles files,
      TimeRange range,
      Configuration configuration) {
    ParquetFooters footers = new ParquetFooters(event, binding, configuration);
    List<ParquetFile> opened = footers.read(files.needed());
    List<ParquetFile> read = opened.stream().filter(file -> file.isNeeded(range)).toList();
    List<Part> parts = new ArrayList<>();
    footers
        .group(read, spark.sessionState().conf())
        .forEach((shape, ofShape) -> addParts(spark, shape, ofShape, parts));
    SourceFigures figures =
        new SourceFigures(
            files.all().size(),
            read.size(),
            files.bytes(),
            opened.stream().mapToLong(ParquetFile::footerBytes).sum());
    long bytes = read.stream().mapToLong(file -> file.file().status().getLen()).sum();
    return new TableSource(spark, event, binding, parts, bytes, Optional.of(files), figures);
  }

  /** Files that are looked at event by event are read on their own, and unfiltered. */
  private static void addParts(
      SparkSession spark, TableShape shape, List<ParquetFile> files, List<Part> parts) {
    Map<String, ArchiveSpan> doubtful = new HashMap<>();
    List<String> doubtfulPaths = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (ParquetFile parquet : files) {
      Path path = parquet.file().status().getPath();
      if (parquet.isDoubtful()) {
        doubtful.put(path.toUri().toString(), parquet.file().span().orElseThrow());
        doubtfulPaths.add(path.toString());
      } else {
        paths.add(path.toString());
      }
    }
    if (!paths.isEmpty()) {
      parts.add(new Part(shape, read(spark, shape, paths), Map.of()));
    }
    if (!doubtful.isEmpty()) {
      parts.add(new Part(shape, read(spark, shape, doubtfulPaths), doubtful));
    }
  }

  private static Dataset<Row> read(SparkSession spark, TableShape shape, List<String> paths) {
    return spark
        .read()
        .schema(shape.schema())
        // The files have been found already; their names are no patterns, nor their directories
        // columns.
        .option("__globPaths__", "false")
        .option("recursiveFileLookup", "true")
        // What other threads read for a task is not among the bytes that file systems count for it.
        .option("parquet.hadoop.vectored.io.enabled", "false")
        .parquet(paths.toArray(String[]::new));
  }

  @Override
  public JavaRDD<InternalRow> scan(ScanContext context, ScanRequest request) {
    boolean skipsDates = files.isPresent() && files.get().skipsDates();
    List<JavaRDD<InternalRow>> scans = new ArrayList<>();
    for (Part part : parts) {
      Dataset<Row> kept =
          part.doubtful().isEmpty()
              ? within(request.range(), part.rows(), part.shape())
              : part.rows();
      TableScan.Dates dates = new TableScan.Dates(part.doubtful(), skipsDates);
      scans.add(
          internalRows(kept)
              .mapPartitions(new TableScan(context, request, binding, part.shape(), dates)));
    }
    return union(scans);
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
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return switch (scans.size()) {
      case 0 -> context.emptyRDD();
      case 1 -> scans.get(0);
      default -> context.union(scans.toArray(JavaRDD[]::new));
    };
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public Optional<List<FileStatus>> inputs() {
    return files.map(ArchiveFiles::statuses);
  }

  @Override
  public SourceFigures figures() {
    return figures;
  }
}
