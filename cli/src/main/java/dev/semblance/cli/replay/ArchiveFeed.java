package dev.semblance.cli.replay;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.EventReader;
import dev.semblance.spark.source.SourceFiles;
import dev.semblance.streaming.replay.EventFeed;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The events of an archive, file after file. */
public final class ArchiveFeed implements EventFeed, Closeable {
  private final EventSchema event;
  private final EventBinding binding;
  private final Configuration configuration;
  private final Consumer<BadRecord> bad;
  private final Iterator<FileStatus> files;
  private OpenFile open;

  /** The events of one file. */
  private interface OpenFile extends EventFeed, Closeable {}

  private ArchiveFeed(
      EventSchema event,
      EventBinding binding,
      Configuration configuration,
      Consumer<BadRecord> bad) {
    this.event = event;
    this.binding = binding;
    this.configuration = configuration;
    this.bad = bad;
    this.files = SourceFiles.find(event.name(), binding.archive(), configuration).iterator();
  }

  /**
   * Finds the files of an event.
   *
   * @param binding one with an archive
   * @throws dev.semblance.spark.BackfillException if there are none
   */
  public static ArchiveFeed of(
      EventSchema event, EventBinding binding, Configuration configuration, BadRecordFiles bad) {
    return of(event, binding, configuration, record -> bad.accept(event.name(), record));
  }

  /**
   * Finds the files of an event.
   *
   * @param binding one with an archive
   * @param bad gets what is no event
   * @throws dev.semblance.spark.BackfillException if there are none
   */
  public static ArchiveFeed of(
      EventSchema event,
      EventBinding binding,
      Configuration configuration,
      Consumer<BadRecord> bad) {
    return new ArchiveFeed(event, binding, configuration, bad);
  }

  @Override
  public boolean fill(ColumnBatch batch, int maxRows) throws IOException {
    if (open == null) {
      if (!files.hasNext()) {
        return false;
      }
      open = open(files.next());
    }
    if (!open.fill(batch, maxRows)) {
      close();
    }
    return true;
  }

  private OpenFile open(FileStatus file) throws IOException {
    return binding.archive().format() == RecordFormat.PARQUET
        ? openParquet(file)
        : openStream(file.getPath());
  }

  private OpenFile openParquet(FileStatus file) {
    ParquetEvents events = ParquetEvents.open(file, event, binding, configuration, bad);
    return new OpenFile() {
      @Override
      public boolean fill(ColumnBatch batch, int maxRows) throws IOException {
        return events.fill(batch, maxRows);
      }

      @Override
      public void close() throws IOException {
        events.close();
      }
    };
  }

  private OpenFile openStream(Path path) throws IOException {
    EventReader reader =
        EventReader.open(
            SourceFiles.display(path),
            path.getFileSystem(configuration).open(path),
            event,
            binding,
            bad);
    return new OpenFile() {
      @Override
      public boolean fill(ColumnBatch batch, int maxRows) throws IOException {
        return reader.fill(batch, maxRows);
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
