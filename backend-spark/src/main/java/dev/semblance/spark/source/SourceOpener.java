package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.record.SourceException;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.plan.TimeRange;
import org.apache.hadoop.conf.Configuration;
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
   * Opens a source for one run.
   *
   * @param range when rows of the event can matter; what surely lies elsewhere is not opened
   * @throws BackfillException if the source is not there or does not fit
   */
  public OpenSource open(EventSchema event, EventSource source, TimeRange range) {
    try {
      if (source instanceof EventSource.Files files) {
        return openFiles(event, files.binding(), range);
      }
      if (source instanceof EventSource.Table table) {
        return TableSource.ofTable(spark, event, table.binding(), table.rows());
      }
      return new MemorySource(spark, (EventSource.Memory) source);
    } catch (SourceException e) {
      throw new BackfillException(e.getMessage(), e);
    }
  }

  private OpenSource openFiles(EventSchema event, EventBinding binding, TimeRange range) {
    Archive archive = binding.archive();
    if (archive == null) {
      throw new BackfillException(
          "event %s has no archive in the bindings".formatted(event.name()));
    }
    ArchiveFiles files = ArchiveFiles.find(event.name(), archive, range, configuration);
    return switch (archive.format()) {
      case PARQUET -> TableSource.ofParquet(spark, event, binding, files, range, configuration);
      case JSON, CSV, AVRO -> new TextSource(spark, binding, files);
    };
  }
}
