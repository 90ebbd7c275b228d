package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event's content as bytes: two events of one schema have equal bytes exactly if all declared
 * fields, the {@code @arrival} field apart, are equal. Hashed ids and content hashes are taken from
 * it, so the form never changes.
 *
 * <p>Fields stand in declared order: {@code 00} for null, else {@code 01} and the value. A bool is
 * 1 byte; int, timestamp, duration and the IEEE bits of a double are 8 bytes, big-endian; a decimal
 * is the text of the plain number at its scale and a string is UTF-8, each after its length in
 * bytes as 4 bytes; a list is its size as 4 bytes, and each element as a field; a map is its size
 * as 4 bytes, and for each key, by code point, the key as a string and the value as a field.
 *
 * <p>A buffer for reuse; not thread-safe.
 */
public final class CanonicalEncoding {
  private final GrowingBytes bytes = new GrowingBytes();
  private final Type[] types;
  private final int[] content;

  public CanonicalEncoding(EventSchema schema) {
    this.types = schema.fields().stream().map(Field::type).toArray(Type[]::new);
    this.content = contentFields(schema);
  }

  private static int[] contentFields(EventSchema schema) {
    List<Integer> fields = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      if (!schema.arrivalField().equals(Optional.of(schema.fields().get(i).name()))) {
        fields.add(i);
      }
    }
    return fields.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Encodes one row; forgets what was encoded before.
   *
   * @param fields a vector for each declared field, in declared order
   */
  public void encode(ColumnVector[] fields, int row) {
    bytes.clear();
    for (int field : content) {
      ColumnVector vector = fields[field];
      if (vector.isNull(row)) {
        bytes.putByte(0);
      } else {
        bytes.putByte(1);
        putStored(vector, row);
      }
    }
  }

  /**
   * Encodes one event; forgets what was encoded before.
   *
   * @param values for each declared field, in declared order, a value of the form that {@link
   *     ColumnVector#value} gives, or null
   */
  public void encode(Object[] values) {
    bytes.clear();
    for (int field : content) {
      putNullable(types[field], values[field]);
    }
  }

  private void putStored(ColumnVector vector, int row) {
    switch (vector.storage()) {
      case LONG -> putStoredLong(vector.type(), vector.longs()[row]);
      case DOUBLE -> bytes.putLong(Double.doubleToRawLongBits(vector.doubles()[row]));
      case OBJECT -> putValue(vector.type(), vector.objects()[row]);
    }
  }

  private void putStoredLong(Type type, long value) {
    switch (type.kind()) {
      case BOOL -> bytes.putByte((int) value);
      case DECIMAL -> bytes.putSizedUtf8(BigDecimal.valueOf(value, type.scale()).toPlainString());
      default -> bytes.putLong(value);
    }
  }

  private void putNullable(Type type, Object value) {
    if (value == null) {
      bytes.putByte(0);
    } else {
      bytes.putByte(1);
      putValue(type, value);
    }
  }

  private void putValue(Type type, Object value) {
    switch (type.kind()) {
      case BOOL -> bytes.putByte((Boolean) value ? 1 : 0);
      case INT, TIMESTAMP, DURATION -> bytes.putLong((Long) value);
      case DOUBLE -> bytes.putLong(Double.doubleToRawLongBits((Double) value));
      case DECIMAL ->
          bytes.putSizedUtf8(((BigDecimal) value).setScale(type.scale()).toPlainString());
      case STRING -> bytes.putSizedUtf8((String) value);
      case LIST -> putList(type.element().orElseThrow(), (List<?>) value);
      case MAP -> putMap(type.element().orElseThrow(), (Map<?, ?>) value);
    }
  }

  private void putList(Type element, List<?> values) {
    bytes.putInt(values.size());
    for (Object value : values) {
      putNullable(element, value);
    }
  }

  private void putMap(Type element, Map<?, ?> map) {
    bytes.putInt(map.size());
    map.forEach(
        (key, value) -> {
          bytes.putSizedUtf8((String) key);
          putNullable(element, value);
        });
  }

  /** What was encoded, as an array of its own. */
  public byte[] toBytes() {
    return bytes.copy();
  }

  /** The array that holds what was encoded, up to {@link #length}; valid until the next encode. */
  public byte[] buffer() {
    return bytes.array();
  }

  public int length() {
    return bytes.length();
  }
}
