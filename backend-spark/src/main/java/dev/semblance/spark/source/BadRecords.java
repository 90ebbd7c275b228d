package dev.semblance.spark.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.spark.BackfillException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What a task does with an event's bad records: counts them and writes each, with its reason, to a
 * file of the quarantine; or stops the run at the first. A file is there once its task has read all
 * of its records, and a task that runs again replaces it.
 */
final class BadRecords implements Consumer<BadRecord> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScanContext context;
  private final boolean reports;
  private final int partition = TaskContext.getPartitionId();
  private OutputStream out;
  private Path unfinished;
  private long count;

  BadRecords(ScanContext context, boolean reports) {
    this.context = context;
    this.reports = reports;
  }

  long count() {
    return count;
  }

  @Override
  public void accept(BadRecord record) {
    if (context.quarantine() == null) {
      throw new BackfillException(
          "bad record of event %s in %s%s: %s"
              .formatted(
                  context.eventName(),
                  record.source(),
                  record.number() > 0 ? ", record " + record.number() : "",
                  record.reason()));
    }
    count++;
    if (reports) {
      write(record);
    }
  }

  private void write(BadRecord record) {
    ObjectNode line = JSON.createObjectNode();
    line.put("event", context.eventName());
    line.put("file", record.source());
    if (record.number() > 0) {
      line.put("record", record.number());
    }
    line.put("reason", record.reason());
    line.put("raw", record.raw());
    try {
      if (out == null) {
        open();
      }
      out.write(JSON.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open() throws IOException {
    long attempt = TaskContext.get() == null ? 0 : TaskContext.get().taskAttemptId();
    unfinished = new Path(context.quarantine(), "." + fileName() + "." + attempt);
    out = fileSystem().create(unfinished, true);
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) ended -> discard());
    }
  }

  /** Puts the file in its place: all records have been read. */
  void close() {
    if (out == null) {
      return;
    }
    try {
      out.close();
      out = null;
      Path place = new Path(context.quarantine(), fileName());
      if (fileSystem().exists(place)) {
        // Another attempt has read the same records and was first.
        fileSystem().delete(unfinished, false);
      } else if (!fileSystem().rename(unfinished, place) && !fileSystem().exists(place)) {
        throw new IOException("cannot write " + place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void discard() {
    if (out == null) {
      return;
    }
    try {
      out.close();
      out = null;
      fileSystem().delete(unfinished, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fileName() {
    return String.format(Locale.ROOT, "part-%05d.jsonl", partition);
  }

  private FileSystem fileSystem() throws IOException {
    Configuration configuration = context.configuration().value().value();
    return new Path(context.quarantine()).getFileSystem(configuration);
  }
}
