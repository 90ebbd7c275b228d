package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.ArchiveSpan;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/** The task that reads stretches of JSON or CSV files. */
final class TextScan implements FlatMapFunction<Iterator<FileSplit>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final ScanContext context;
  private final ScanRequest request;
  private final EventBinding binding;
  private final boolean strict;

  /**
   * @param strict whether files were left out because of the dates in their paths
   */
  TextScan(ScanContext context, ScanRequest request, EventBinding binding, boolean strict) {
    this.context = context;
    this.request = request;
    this.binding = binding;
    this.strict = strict;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<FileSplit> splits) {
    ScanReport report = new ScanReport(context, request, strict);
    Batches batches = new Batches(splits, report);
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) ended -> batches.close());
    }
    return new ScannedRows(context, request, batches, report);
  }

  /** The records of one stretch after the other. */
  private final class Batches implements EventBatches {
    private final EventSchema event = context.event().get();
    private final Configuration configuration = context.configuration().value().value();
    private final Iterator<FileSplit> splits;
    private final ScanReport report;
    private EventReader reader;
    private ArchiveSpan span;
    private String name;

    Batches(Iterator<FileSplit> splits, ScanReport report) {
      this.splits = splits;
      this.report = report;
    }

    @Override
    public void fill(ColumnBatch batch) throws IOException {
      while (batch.rows() == 0) {
        if (reader == null) {
          if (!splits.hasNext()) {
            return;
          }
          reader = open(splits.next());
        }
        boolean more = reader.fill(batch, ScannedRows.BATCH_ROWS);
        report.checkDates(span, name, batch, 0);
        if (!more) {
          reader.close();
          reader = null;
        }
      }
    }

    private EventReader open(FileSplit split) throws IOException {
      Path path = new Path(split.path());
      name = SourceFiles.display(path);
      span = split.span();
      FSDataInputStream file = path.getFileSystem(configuration).open(path);
      InputStream in = split.whole() ? file : SplitInputStream.open(file, split);
      BadRecords bad = report.bad();
      String source = name;
      // Records are counted from the start of the file, which only the first stretch knows.
      Consumer<BadRecord> sink =
          split.start() == 0
              ? bad
              : record -> bad.accept(new BadRecord(source, 0, record.reason(), record.raw()));
      try {
        return EventReader.open(name, in, event, binding, sink);
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    }

    void close() {
      if (reader != null) {
        try {
          reader.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
