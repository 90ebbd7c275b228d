package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.record.SourceException;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.EventSource;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.classic.SparkSession;

/** Opens sources: finds their files and sees to it that their columns fit the event. */
public final class SourceOpener {
  private final SparkSession spark;
  private final Configuration configuration;

  public SourceOpener(SparkSession spark, Configuration configuration) {
    this.spark = spark;
    this.configuration = configuration;
  }

  /**
   * @throws BackfillException if the source is not there or does not fit
   */
  public OpenSource open(EventSchema event, EventSource source) {
    try {
      if (source instanceof EventSource.Files files) {
        return openFiles(event, files.binding());
      }
      if (source instanceof EventSource.Table table) {
        TableShape shape = new TableShape(event.name(), table.rows().schema(), Map.of());
        return new TableSource(
            spark, event, table.binding(), List.of(new TableSource.Part(shape, table.rows())), 0);
      }
      return new MemorySource(spark, (EventSource.Memory) source);
    } catch (SourceException e) {
      throw new BackfillException(e.getMessage(), e);
    }
  }

  private OpenSource openFiles(EventSchema event, EventBinding binding) {
    Archive archive = binding.archive();
    if (archive == null) {
      throw new BackfillException(
          "event %s has no archive in the bindings".formatted(event.name()));
    }
    return switch (archive.format()) {
      case PARQUET -> {
        List<FileStatus> files = SourceFiles.find(event.name(), archive, configuration);
        yield TableSource.ofParquet(spark, event, binding, files, configuration);
      }
      case JSON, CSV, AVRO -> {
        List<FileStatus> files = SourceFiles.find(event.name(), archive, configuration);
        yield new TextSource(spark, binding, files);
      }
    };
  }
}
