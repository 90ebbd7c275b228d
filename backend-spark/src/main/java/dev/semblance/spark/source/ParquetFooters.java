package dev.semblance.spark.source;

import dev.semblance.spark.BackfillException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
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
  private final Set<String> columns;
  private final Configuration configuration;
  private final SQLConf sqlConf;

  /**
   * @param columns those that the event reads; others are not looked at
   */
  ParquetFooters(String event, Set<String> columns, Configuration configuration, SQLConf sqlConf) {
    this.event = event;
    this.columns = columns;
    this.configuration = configuration;
    this.sqlConf = sqlConf;
  }

  /**
   * The files by shape, each shape named after its first file.
   *
   * @throws BackfillException if a file cannot be read
   */
  Map<TableShape, List<String>> group(List<FileStatus> files) {
    List<MessageType> footers = readAll(files);
    Map<MessageType, TableShape> shapes = new LinkedHashMap<>();
    Map<TableShape, List<String>> groups = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      MessageType footer = footers.get(i);
      String name = SourceFiles.display(files.get(i).getPath());
      TableShape shape = shapes.computeIfAbsent(footer, any -> shape(name, footer));
      groups
          .computeIfAbsent(shape, any -> new ArrayList<>())
          .add(files.get(i).getPath().toString());
    }
    return groups;
  }

  private List<MessageType> readAll(List<FileStatus> files) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, files.size()));
    try {
      List<Future<MessageType>> reads = new ArrayList<>();
      files.forEach(file -> reads.add(threads.submit(() -> read(file))));
      List<MessageType> footers = new ArrayList<>();
      for (Future<MessageType> read : reads) {
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

  private MessageType read(FileStatus file) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file, configuration))) {
      MessageType all = reader.getFooter().getFileMetaData().getSchema();
      List<Type> needed =
          all.getFields().stream().filter(type -> columns.contains(type.getName())).toList();
      // The root's name is the writer's business, and says nothing about the shape.
      return new MessageType(event, needed);
    } catch (IOException | RuntimeException e) {
      throw new BackfillException(
          "%s of event %s cannot be read: it is truncated, damaged or no Parquet file (%s)"
              .formatted(SourceFiles.display(file.getPath()), event, firstLine(e)),
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private TableShape shape(String name, MessageType footer) {
    ParquetToSparkSchemaConverter converter = new ParquetToSparkSchemaConverter(sqlConf);
    List<StructField> fields = new ArrayList<>();
    Map<String, String> nanos = new HashMap<>();
    for (Type type : footer.getFields()) {
      if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
          && timestamp.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS) {
        nanos.put(type.getName(), timestamp.isAdjustedToUTC() ? "timestamp" : "timestamp_ntz");
      }
      fields.add(convert(name, converter, type));
    }
    return new TableShape(name, new StructType(fields.toArray(StructField[]::new)), nanos);
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
