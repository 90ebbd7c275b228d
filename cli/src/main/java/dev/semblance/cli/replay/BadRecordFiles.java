package dev.semblance.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.BadRecordPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes records that are no events beside the output, or stops at the first. */
public final class BadRecordFiles implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem fileSystem;
  private final Path directory;
  private final BadRecordPolicy policy;
  private final Map<String, OutputStream> files = new HashMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  /**
   * @param directory gets a directory for each event that has bad records
   */
  public BadRecordFiles(FileSystem fileSystem, Path directory, BadRecordPolicy policy) {
    this.fileSystem = fileSystem;
    this.directory = directory;
    this.policy = policy;
  }

  /**
   * @throws BackfillException if a bad record is to end the run
   */
  void accept(String event, BadRecord record) {
    if (policy == BadRecordPolicy.FAIL) {
      throw new BackfillException(
          "bad record of event %s in %s%s: %s"
              .formatted(
                  event,
                  record.source(),
                  record.number() > 0 ? ", record " + record.number() : "",
                  record.reason()));
    }
    counts.merge(event, 1L, Long::sum);
    ObjectNode line = JSON.createObjectNode();
    line.put("event", event);
    line.put("file", record.source());
    if (record.number() > 0) {
      line.put("record", record.number());
    }
    line.put("reason", record.reason());
    line.put("raw", record.raw());
    try {
      OutputStream out = file(event);
      out.write(JSON.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OutputStream file(String event) throws IOException {
    OutputStream out = files.get(event);
    if (out == null) {
      out = fileSystem.create(new Path(new Path(directory, event), "part-00000.jsonl"), true);
      files.put(event, out);
    }
    return out;
  }

  /** How many records were bad, by event. */
  public Map<String, Long> counts() {
    return counts;
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : files.values()) {
      file.close();
    }
    files.clear();
  }
}
