package dev.semblance.spark.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSDataInputStream;

/** The lines of a file that begin within a stretch of it. */
final class SplitInputStream extends FilterInputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  /** First byte after the stretch; the line that is under way there is still read to its end. */
  private final long end;

  private long position;
  private boolean ended;

  private SplitInputStream(InputStream in, long position, long end) {
    super(in);
    this.position = position;
    this.end = end;
  }

  static SplitInputStream open(FSDataInputStream file, FileSplit split) throws IOException {
    long end = split.start() + split.length();
    if (split.start() == 0) {
      return new SplitInputStream(new BufferedInputStream(file, BUFFER_BYTES), 0, end);
    }
    // A line that begins exactly at the start is ours: look for the end of the one before.
    file.seek(split.start() - 1);
    SplitInputStream stream =
        new SplitInputStream(new BufferedInputStream(file, BUFFER_BYTES), split.start() - 1, end);
    int skipped;
    do {
      skipped = stream.read();
    } while (skipped >= 0 && skipped != '\n');
    stream.ended = stream.ended || stream.position >= end;
    return stream;
  }

  @Override
  public int read() throws IOException {
    if (ended) {
      return -1;
    }
    int next = super.read();
    position++;
    ended = next < 0 || (next == '\n' && position >= end);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    long left = end - 1 - position;
    if (left > 0) {
      int read = super.read(bytes, offset, (int) Math.min(length, left));
      position += Math.max(read, 0);
      ended = read < 0;
      return read;
    }
    return readToEndOfLine(bytes, offset, length);
  }

  private int readToEndOfLine(byte[] bytes, int offset, int length) throws IOException {
    int read = 0;
    while (read < length && !ended) {
      int next = read();
      if (next < 0) {
        break;
      }
      bytes[offset + read++] = (byte) next;
    }
    return read == 0 && length > 0 ? -1 : read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = 0;
    while (skipped < bytes && read() >= 0) {
      skipped++;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
