package dev.semblance.runtime.record;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Values as bytes whose unsigned order is the values' own order, so that engines sort keys and ids
 * without knowing their types.
 *
 * <p>Values appended one after the other compare as the tuple of them does. Each type has one form:
 * int, timestamp and duration 8 bytes, sign bit flipped; bool 1 byte; double its IEEE bits, sign
 * bit flipped if positive, all bits if negative; decimal its unscaled value as 16 bytes, sign bit
 * flipped; string its UTF-8, with {@code 00} written {@code 00 FF}, ended by {@code 00 00}; a list
 * {@code 01} before each element, ended by {@code 00}. Nulls and maps have no form.
 *
 * <p>A buffer for reuse; not thread-safe.
 */
public final class OrderedBytes {
  private static final int DECIMAL_BYTES = 16;

  private final GrowingBytes bytes = new GrowingBytes();

  /** The order of what two buffers hold. */
  public static int compare(byte[] left, byte[] right) {
    return Arrays.compareUnsigned(left, right);
  }

  /** Forgets what was appended. */
  public void clear() {
    bytes.clear();
  }

  /** Appends a value of a column, which must not be null. */
  public void append(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      throw new IllegalArgumentException("null has no place in the order of " + vector.type());
    }
    switch (vector.storage()) {
      case LONG -> appendStoredLong(vector.type(), vector.longs()[row]);
      case DOUBLE -> appendDouble(vector.doubles()[row]);
      case OBJECT -> append(vector.type(), vector.objects()[row]);
    }
  }

  /** Appends a boxed value, in the form that {@link ColumnVector#value} gives; not null. */
  public void append(Type type, Object value) {
    switch (type.kind()) {
      case BOOL -> bytes.putByte((Boolean) value ? 1 : 0);
      case INT, TIMESTAMP, DURATION -> appendLong((Long) value);
      case DOUBLE -> appendDouble((Double) value);
      case DECIMAL -> appendUnscaled(((BigDecimal) value).setScale(type.scale()).unscaledValue());
      case STRING -> appendText((String) value);
      case LIST -> appendList(type.element().orElseThrow(), (List<?>) value);
      case MAP -> throw new IllegalArgumentException("maps have no order");
    }
  }

  private void appendStoredLong(Type type, long value) {
    switch (type.kind()) {
      case BOOL -> bytes.putByte((int) value);
      case DECIMAL -> {
        bytes.putLong((value >> 63) ^ Long.MIN_VALUE);
        bytes.putLong(value);
      }
      default -> appendLong(value);
    }
  }

  private void appendLong(long value) {
    bytes.putLong(value ^ Long.MIN_VALUE);
  }

  private void appendDouble(double value) {
    long bits = Double.doubleToRawLongBits(value);
    bytes.putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
  }

  private void appendUnscaled(BigInteger unscaled) {
    byte[] twosComplement = unscaled.toByteArray();
    int padding = unscaled.signum() < 0 ? 0xFF : 0;
    int start = bytes.length();
    for (int i = twosComplement.length; i < DECIMAL_BYTES; i++) {
      bytes.putByte(padding);
    }
    bytes.putBytes(twosComplement, 0, twosComplement.length);
    bytes.array()[start] ^= (byte) 0x80;
  }

  private void appendText(String text) {
    if (text.indexOf('\0') < 0) {
      bytes.putUtf8(text);
    } else {
      appendTextWithZeros(text);
    }
    bytes.putByte(0);
    bytes.putByte(0);
  }

  private void appendTextWithZeros(String text) {
    int start = 0;
    for (int zero = text.indexOf('\0'); zero >= 0; zero = text.indexOf('\0', start)) {
      bytes.putUtf8(text.substring(start, zero));
      bytes.putByte(0);
      bytes.putByte(0xFF);
      start = zero + 1;
    }
    bytes.putUtf8(text.substring(start));
  }

  private void appendList(Type element, List<?> values) {
    for (Object value : values) {
      bytes.putByte(1);
      append(element, value);
    }
    bytes.putByte(0);
  }

  void appendRawLong(long bits) {
    bytes.putLong(bits);
  }

  /** What was appended, as an array of its own. */
  public byte[] toBytes() {
    return bytes.copy();
  }

  /** The array that holds what was appended, up to {@link #length}; valid until the next append. */
  public byte[] buffer() {
    return bytes.array();
  }

  public int length() {
    return bytes.length();
  }
}
