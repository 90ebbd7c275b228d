package dev.semblance.spark.checkpoint;

import dev.semblance.spark.BackfillException;
import dev.semblance.spark.row.LaneLayout;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.io.LZ4CompressionCodec;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.TaskCompletionListener;

/** The rows of a file that {@link WriteLane} wrote. */
final class SavedRows implements Iterator<InternalRow> {
  private final Path path;
  private final DataInputStream in;
  private final UnsafeRow row;
  private byte[] bytes = new byte[1 << 10];
  private long left;

  SavedRows(Path path, LaneFile file, LaneLayout layout, Configuration configuration) {
    this.path = path;
    this.left = file.rows();
    this.row = new UnsafeRow(layout.width());
    LZ4CompressionCodec codec = new LZ4CompressionCodec(SparkEnv.get().conf());
    try {
      in =
          new DataInputStream(
              codec.compressedInputStream(path.getFileSystem(configuration).open(path)));
    } catch (IOException e) {
      throw damaged(e);
    }
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> close());
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public InternalRow next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    left--;
    try {
      int size = in.readInt();
      if (size > bytes.length) {
        bytes = new byte[Math.max(size, (int) Math.min(bytes.length * 2L, 1 << 30))];
      }
      in.readFully(bytes, 0, size);
      row.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET, size);
      return row;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private BackfillException damaged(IOException e) {
    return new BackfillException(
        "%s, which an interrupted run has left, cannot be read (%s): run again without --resume"
            .formatted(path, e.getMessage()),
        e);
  }

  private void close() {
    try {
      in.close();
    } catch (IOException e) {
      // All that was wanted of it has been read.
      left = 0;
    }
  }
}
