package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Collects the bytes of a state. Equal calls give equal bytes. {@link StateInput} reads them. */
public final class StateOutput {
  private byte[] bytes = new byte[64];
  private int size;

  /** Forgets what was written, to be used again. */
  public void clear() {
    size = 0;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  public void writeByte(int value) {
    if (size == bytes.length) {
      grow(1);
    }
    bytes[size++] = (byte) value;
  }

  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Seven bits a byte, the low ones first: small numbers, taken as unsigned, are short. */
  public void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /** As {@link #writeUnsigned}, short for numbers near zero of either sign. */
  public void writeLong(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** Its 64 bits, big-endian. */
  public void writeDouble(double value) {
    long bits = Double.doubleToLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      writeByte((int) (bits >>> shift));
    }
  }

  /** Length and content. */
  public void writeBytes(byte[] value) {
    writeUnsigned(value.length);
    if (size + value.length > bytes.length) {
      grow(value.length);
    }
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** The non-null value of {@code vector} at {@code row}. */
  public void writeValue(ColumnVector vector, int row) {
    switch (vector.storage()) {
      case LONG -> writeLong(vector.longs()[row]);
      case DOUBLE -> writeDouble(vector.doubles()[row]);
      case OBJECT -> writeObject(vector.type(), vector.objects()[row]);
    }
  }

  /** A non-null value in the form that {@link ColumnVector#value} gives. */
  public void writeObject(Type type, Object value) {
    switch (type.kind()) {
      case BOOL -> writeBoolean((Boolean) value);
      case INT, TIMESTAMP, DURATION -> writeLong((Long) value);
      case DOUBLE -> writeDouble((Double) value);
      case DECIMAL -> writeBytes(((BigDecimal) value).unscaledValue().toByteArray());
      case STRING -> writeBytes(((String) value).getBytes(StandardCharsets.UTF_8));
      case LIST -> {
        List<?> list = (List<?>) value;
        writeUnsigned(list.size());
        for (Object element : list) {
          writeObject(type.element().orElseThrow(), element);
        }
      }
      case MAP -> {
        Map<?, ?> map = (Map<?, ?>) value;
        writeUnsigned(map.size());
        map.forEach(
            (key, element) -> {
              writeBytes(((String) key).getBytes(StandardCharsets.UTF_8));
              writeObject(type.element().orElseThrow(), element);
            });
      }
    }
  }

  /** One value that may be null. */
  public void writeNullable(ColumnVector vector, int row) {
    writeBoolean(!vector.isNull(row));
    if (!vector.isNull(row)) {
      writeValue(vector, row);
    }
  }

  /** All columns of one row, each of which may be null. */
  public void writeRow(ColumnBatch batch, int row) {
    for (int column = 0; column < batch.layout().size(); column++) {
      writeNullable(batch.vector(column), row);
    }
  }

  private void grow(int more) {
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
  }
}
