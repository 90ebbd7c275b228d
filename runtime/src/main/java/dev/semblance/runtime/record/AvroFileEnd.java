package dev.semblance.runtime.record;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Sees whether an Avro container file is whole, which Avro's own reader does not tell: a block that
 * is cut off is no more than the end to it. Every block ends with the marker at the header's end.
 */
final class AvroFileEnd extends FilterInputStream {
  private static final int MAGIC_BYTES = 4;
  private static final int MARKER_BYTES = 16;

  private final byte[] last = new byte[MARKER_BYTES];
  private ByteArrayOutputStream head = new ByteArrayOutputStream();
  private byte[] marker;

  AvroFileEnd(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      if (head != null) {
        head.write(bytes, offset, count);
      }
      int kept = Math.max(0, MARKER_BYTES - count);
      System.arraycopy(last, MARKER_BYTES - kept, last, 0, kept);
      int taken = MARKER_BYTES - kept;
      System.arraycopy(bytes, offset + count - taken, last, kept, taken);
    }
    return count;
  }

  /** To be called once the header, and perhaps more, has been read. */
  void headerIsRead() throws BadRecordException {
    AvroInput in = new AvroInput();
    in.set(head.toByteArray(), 0, head.size());
    head = null;
    in.skip(MAGIC_BYTES);
    for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
      for (long i = 0; i < 2 * count; i++) {
        in.skip(in.readLength()); // A name or its value.
      }
    }
    marker = in.readBytes(MARKER_BYTES);
  }

  /** Whether what was read last is the end of a block, or of the header. */
  boolean isAtMarker() {
    return Arrays.equals(last, marker);
  }
}
