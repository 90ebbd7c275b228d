package dev.semblance.runtime.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte array that grows as bytes are put at its end and keeps its room when cleared. */
final class GrowingBytes {
  private static final int FIRST_CAPACITY = 128;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  void putByte(int value) {
    makeRoom(1);
    bytes[length++] = (byte) value;
  }

  void putInt(int value) {
    makeRoom(Integer.BYTES);
    setInt(length, value);
    length += Integer.BYTES;
  }

  void putLong(long value) {
    makeRoom(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void putBytes(byte[] from, int offset, int count) {
    makeRoom(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  /** UTF-8 of {@code text}; one byte a character for as long as it is ASCII, without a copy. */
  void putUtf8(String text) {
    int chars = text.length();
    makeRoom(chars);
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
        putBytes(rest, 0, rest.length);
        return;
      }
      bytes[length++] = (byte) c;
    }
  }

  /** UTF-8 of {@code text} after its length in bytes. */
  void putSizedUtf8(String text) {
    int at = length;
    putInt(0);
    putUtf8(text);
    setInt(at, length - at - Integer.BYTES);
  }

  private void setInt(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L));
    }
  }
}
