package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.record.MapEntries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link StateOutput} wrote, call by call. Bytes that end too early or hold an
 * impossible length give an {@link IllegalArgumentException}.
 */
public final class StateInput {
  private final byte[] bytes;
  private int position;

  /**
   * @param bytes not to be changed while they are read
   */
  public StateInput(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean isAtEnd() {
    return position == bytes.length;
  }

  public int readByte() {
    if (position == bytes.length) {
      throw new IllegalArgumentException("the state's bytes end too early");
    }
    return bytes[position++] & 0xFF;
  }

  public boolean readBoolean() {
    return readByte() != 0;
  }

  public long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = readByte();
      value |= (long) (part & 0x7F) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number in the state's bytes is too long");
  }

  /** A count of things that take at least a byte each, so that no wrong count asks for memory. */
  public int readCount() {
    long count = readUnsigned();
    if (count < 0 || count > bytes.length - position) {
      throw new IllegalArgumentException("a count in the state's bytes is wrong: " + count);
    }
    return (int) count;
  }

  public long readLong() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  public double readDouble() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | readByte();
    }
    return Double.longBitsToDouble(bits);
  }

  public byte[] readBytes() {
    int length = readCount();
    byte[] value = new byte[length];
    System.arraycopy(bytes, position, value, 0, length);
    position += length;
    return value;
  }

  /** Reads a non-null value into {@code vector} at {@code row}. */
  public void readValue(ColumnVector vector, int row) {
    switch (vector.storage()) {
      case LONG -> vector.setLong(row, readLong());
      case DOUBLE -> vector.setDouble(row, readDouble());
      case OBJECT -> vector.setObject(row, readObject(vector.type()));
    }
  }

  /** Reads a non-null value of the form that {@link ColumnVector#value} gives. */
  public Object readObject(Type type) {
    return switch (type.kind()) {
      case BOOL -> readBoolean();
      case INT, TIMESTAMP, DURATION -> readLong();
      case DOUBLE -> readDouble();
      case DECIMAL -> new BigDecimal(new BigInteger(readBytes()), type.scale());
      case STRING -> new String(readBytes(), StandardCharsets.UTF_8);
      case LIST -> readList(type.element().orElseThrow());
      case MAP -> readMap(type.element().orElseThrow());
    };
  }

  /** Reads a value that may be null into {@code vector} at {@code row}. */
  public void readNullable(ColumnVector vector, int row) {
    if (readBoolean()) {
      readValue(vector, row);
    } else {
      vector.setNull(row);
    }
  }

  /** Reads all columns of one row into a row of {@code batch} that is there already. */
  public void readRow(ColumnBatch batch, int row) {
    for (int column = 0; column < batch.layout().size(); column++) {
      readNullable(batch.vector(column), row);
    }
  }

  private List<Object> readList(Type element) {
    int count = readCount();
    List<Object> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(readObject(element));
    }
    return Collections.unmodifiableList(list);
  }

  private Map<String, Object> readMap(Type element) {
    MapEntries entries = new MapEntries();
    for (int count = readCount(); count > 0; count--) {
      entries.add(new String(readBytes(), StandardCharsets.UTF_8), readObject(element));
    }
    return entries.toMap();
  }
}
