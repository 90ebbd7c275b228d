package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.spark.BackfillException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads the footers of Parquet files before any work begins: a damaged file is found at once, and
 * files are grouped by what their columns really are, since an archive's types may change over
 * time.
 */
final class ParquetFooters {
  private static final int THREADS = 8;

  private final String event;
  private final String timeColumn;
  private final TimeFormat timeFormat;
  private final Set<String> columns = new LinkedHashSet<>();
  private final Configuration configuration;

  ParquetFooters(EventSchema event, EventBinding binding, Configuration configuration) {
    this.event = event.name();
    this.timeColumn = binding.columnOf(event.timeField());
    this.timeFormat = binding.timeOf(event.timeField());
    this.configuration = configuration;
    // Columns that the event does not declare are not looked at.
    event.fields().forEach(field -> columns.add(binding.columnOf(field.name())));
  }

  /**
   * The files, grouped by shape; each shape is named after its first file.
   *
   * @throws BackfillException if a column has a type that cannot be read
   */
  Map<TableShape, List<ParquetFile>> group(List<ParquetFile> files, SQLConf sqlConf) {
    Map<MessageType, TableShape> shapes = new LinkedHashMap<>();
    Map<TableShape, List<ParquetFile>> groups = new LinkedHashMap<>();
    for (ParquetFile file : files) {
      String name = SourceFiles.display(file.file().status().getPath());
      TableShape shape =
          shapes.computeIfAbsent(file.columns(), any -> shape(name, file.columns(), sqlConf));
      groups.computeIfAbsent(shape, any -> new ArrayList<>()).add(file);
    }
    return groups;
  }

  /**
   * What the files' footers say.
   *
   * @throws BackfillException if a file cannot be read
   */
  List<ParquetFile> read(List<ArchiveFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, files.size()));
    try {
      List<Future<ParquetFile>> reads = new ArrayList<>();
      files.forEach(file -> reads.add(threads.submit(() -> read(file))));
      List<ParquetFile> footers = new ArrayList<>();
      for (Future<ParquetFile> read : reads) {
        footers.add(read.get());
      }
      return footers;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BackfillException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackfillException("interrupted while reading the files of event " + event, e);
    } finally {
      threads.shutdownNow();
    }
  }

  private ParquetFile read(ArchiveFile file) {
    BytesRead bytes = new BytesRead();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file.status(), configuration))) {
      MessageType all = reader.getFooter().getFileMetaData().getSchema();
      // The root's name is the writer's business, and says nothing about the shape.
      MessageType shape = new MessageType(event, ParquetColumns.needed(all, columns));
      return new ParquetFile(
          file,
          shape,
          FooterTimes.of(reader.getFooter(), timeColumn, timeFormat),
          bytes.sinceStart());
    } catch (IOException | RuntimeException e) {
      throw new BackfillException(
          "%s of event %s cannot be read: it is truncated, damaged or no Parquet file (%s)"
              .formatted(SourceFiles.display(file.status().getPath()), event, firstLine(e)),
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private TableShape shape(String name, MessageType footer, SQLConf sqlConf) {
    ParquetToSparkSchemaConverter converter = new ParquetToSparkSchemaConverter(sqlConf);
    List<StructField> fields = new ArrayList<>();
    Map<String, String> nanos = new HashMap<>();
    for (Type type : footer.getFields()) {
      addNanos(type.getName(), type, nanos);
      fields.add(convert(name, converter, type));
    }
    return new TableShape(name, new StructType(fields.toArray(StructField[]::new)), nanos);
  }

  private static void addNanos(String path, Type type, Map<String, String> nanos) {
    if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
        && timestamp.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS) {
      nanos.put(path, timestamp.isAdjustedToUTC() ? "timestamp" : "timestamp_ntz");
    } else if (ParquetColumns.isRecord(type)) {
      type.asGroupType()
          .getFields()
          .forEach(inner -> addNanos(path + "." + inner.getName(), inner, nanos));
    }
  }

  private StructField convert(String name, ParquetToSparkSchemaConverter converter, Type type) {
    try {
      return converter.convert(new MessageType(event, type)).fields()[0];
    } catch (Exception e) { // Spark's AnalysisException is checked, and undeclared.
      throw new BackfillException(
          "%s: column `%s` of event %s has a type that cannot be read: %s"
              .formatted(name, type.getName(), event, type),
          e);
    }
  }
}
