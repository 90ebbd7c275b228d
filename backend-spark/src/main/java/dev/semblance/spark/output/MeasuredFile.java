package dev.semblance.spark.output;

import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file that knows its size when it has been written: on an object store it is not to be seen by
 * then.
 */
final class MeasuredFile implements OutputFile {
  private final OutputFile file;
  private long bytes;

  MeasuredFile(OutputFile file) {
    this.file = file;
  }

  /** The size of the file, which is closed. */
  long bytes() {
    return bytes;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return measured(file.create(blockSizeHint));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return measured(file.createOrOverwrite(blockSizeHint));
  }

  @Override
  public boolean supportsBlockSize() {
    return file.supportsBlockSize();
  }

  @Override
  public long defaultBlockSize() {
    return file.defaultBlockSize();
  }

  @Override
  public String getPath() {
    return file.getPath();
  }

  private PositionOutputStream measured(PositionOutputStream stream) {

    return new PositionOutputStream() {
      @Override
      public long getPos() throws IOException {
        return stream.getPos();
      }

      @Override
      public void write(int value) throws IOException {
        stream.write(value);
      }

      @Override
      public void write(byte[] data, int offset, int length) throws IOException {
        stream.write(data, offset, length);
      }

      @Override
      public void flush() throws IOException {
        stream.flush();
      }

      @Override
      public void close() throws IOException {
        bytes = Math.max(bytes, stream.getPos());
        stream.close();
      }
    };
  }
}
