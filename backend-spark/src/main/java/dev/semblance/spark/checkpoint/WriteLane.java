package dev.semblance.spark.checkpoint;

import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawRowWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.io.LZ4CompressionCodec;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes a partition's rows to a file: of each row the size and the bytes that it has in Spark's
 * compact form, all of it in blocks of LZ4, which carry checksums. Raw rows keep their bits so.
 */
final class WriteLane implements FlatMapFunction<Iterator<InternalRow>, LaneFile> {
  private static final long serialVersionUID = 1L;
  private static final int BUFFER = 1 << 12;

  private final LaneLayout layout;
  private final String directory;
  private final String run;
  private final Broadcast<SerializableConfiguration> configuration;

  /**
   * @param run a file's name has it and the task's attempt in it: nobody else writes it
   */
  WriteLane(
      LaneLayout layout,
      Path directory,
      String run,
      Broadcast<SerializableConfiguration> configuration) {
    this.layout = layout;
    this.directory = directory.toString();
    this.run = run;
    this.configuration = configuration;
  }

  @Override
  public Iterator<LaneFile> call(Iterator<InternalRow> rows) throws IOException {
    return rows.hasNext() ? List.of(write(rows)).iterator() : Collections.emptyIterator();
  }

  private LaneFile write(Iterator<InternalRow> rows) throws IOException {
    TaskContext task = TaskContext.get();
    String name =
        String.format(
            Locale.ROOT, "part-%05d-%s-%d", task.partitionId(), run, task.taskAttemptId());
    Path file = new Path(directory, name);
    FSDataOutputStream out = file.getFileSystem(configuration.value().value()).create(file, true);
    LZ4CompressionCodec codec = new LZ4CompressionCodec(SparkEnv.get().conf());
    RawRowWriter writer = new RawRowWriter(layout);
    byte[] buffer = new byte[BUFFER];
    long count = 0;
    try (out;
        DataOutputStream data = new DataOutputStream(codec.compressedOutputStream(out))) {
      while (rows.hasNext()) {
        UnsafeRow row = writer.compact(rows.next());
        data.writeInt(row.getSizeInBytes());
        row.writeToStream(data, buffer);
        count++;
      }
    }
    return new LaneFile(name, count, out.getPos());
  }
}
