package dev.semblance.runtime.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads Avro's binary encoding from an array, and nothing beyond its end: whatever the bytes are, a
 * read gives a value or says that there is none. Lengths are checked before anything is allocated.
 */
final class AvroInput {
  private static final int MOST_VARINT_BITS = 64;

  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int end;

  /** Moves to a stretch of an array. */
  void set(byte[] array, int offset, int length) {
    bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).position(offset);
    end = offset + length;
  }

  int position() {
    return bytes.position();
  }

  void moveTo(int position) {
    bytes.position(position);
  }

  int remaining() {
    return end - bytes.position();
  }

  byte[] array() {
    return bytes.array();
  }

  private void require(int count) throws BadRecordException {
    if (count > remaining()) {
      throw new BadRecordException("not Avro of the given schema: it ends too early");
    }
  }

  boolean readBoolean() throws BadRecordException {
    require(1);
    byte value = bytes.get();
    if (value != 0 && value != 1) {
      throw new BadRecordException("not Avro of the given schema: a boolean is " + value);
    }
    return value == 1;
  }

  /** An int or a long. */
  long readLong() throws BadRecordException {
    long value = 0;
    for (int shift = 0; shift < MOST_VARINT_BITS; shift += 7) {
      require(1);
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new BadRecordException("not Avro of the given schema: a number has too many bytes");
  }

  float readFloat() throws BadRecordException {
    require(Float.BYTES);
    return bytes.getFloat();
  }

  double readDouble() throws BadRecordException {
    require(Double.BYTES);
    return bytes.getDouble();
  }

  /** The length of what follows: bytes or text. */
  int readLength() throws BadRecordException {
    long length = readLong();
    if (length < 0 || length > remaining()) {
      throw new BadRecordException("not Avro of the given schema: a length of " + length);
    }
    return (int) length;
  }

  /** Which of {@code count} branches or symbols is meant. */
  int readIndex(int count) throws BadRecordException {
    long index = readLong();
    if (index < 0 || index >= count) {
      throw new BadRecordException("not Avro of the given schema: an index of " + index);
    }
    return (int) index;
  }

  /** How many items the next block of an array or map has; 0 at its end. */
  long readBlockCount() throws BadRecordException {
    long count = readLong();
    if (count < 0) {
      // A count below zero is followed by the block's size in bytes, which nobody needs here.
      readLong();
      count = -count;
    }
    if (count < 0) {
      throw new BadRecordException("not Avro of the given schema: a count of " + count);
    }
    return count;
  }

  void skip(int count) throws BadRecordException {
    require(count);
    bytes.position(bytes.position() + count);
  }

  byte[] readBytes(int length) throws BadRecordException {
    require(length);
    byte[] read = new byte[length];
    bytes.get(read);
    return read;
  }

  String readText() throws BadRecordException {
    int length = readLength();
    int start = bytes.position();
    skip(length);
    return UnicodeText.decode(bytes.array(), start, length);
  }
}
