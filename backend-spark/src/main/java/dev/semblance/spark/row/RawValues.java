package dev.semblance.spark.row;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.record.MapEntries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How values are written into raw rows: bool (0, 1), int, timestamp, duration and decimals of up to
 * 18 digits (unscaled) as a long, doubles as their 64 bits; strings as UTF-8, wider decimals as
 * their unscaled two's complement, lists as a count and their elements, maps as the list of their
 * keys and the list of their values.
 */
public final class RawValues {
  private RawValues() {}

  /** Whether values of {@code type} are eight bytes. */
  public static boolean isLong(Type type) {
    return ColumnVector.storageOf(type) != ColumnVector.Storage.OBJECT;
  }

  /** The long of a boxed value of an {@link #isLong} type. */
  public static long toLong(Type type, Object value) {
    return switch (type.kind()) {
      case BOOL -> (Boolean) value ? 1 : 0;
      case INT, TIMESTAMP, DURATION -> (Long) value;
      case DOUBLE -> Double.doubleToRawLongBits((Double) value);
      case DECIMAL -> ((BigDecimal) value).setScale(type.scale()).unscaledValue().longValueExact();
      case STRING, LIST, MAP -> throw new IllegalArgumentException(type + " is no long");
    };
  }

  /** The boxed value of an {@link #isLong} type. */
  public static Object fromLong(Type type, long raw) {
    return switch (type.kind()) {
      case BOOL -> raw != 0;
      case INT, TIMESTAMP, DURATION -> raw;
      case DOUBLE -> Double.longBitsToDouble(raw);
      case DECIMAL -> BigDecimal.valueOf(raw, type.scale());
      case STRING, LIST, MAP -> throw new IllegalArgumentException(type + " is no long");
    };
  }

  /** The bytes of a boxed value of any other type. */
  public static UTF8String toBytes(Type type, Object value) {
    return switch (type.kind()) {
      case STRING -> UTF8String.fromString((String) value);
      case DECIMAL ->
          UTF8String.fromBytes(
              ((BigDecimal) value).setScale(type.scale()).unscaledValue().toByteArray());
      case LIST -> UTF8String.fromBytes(listBytes(type.element().orElseThrow(), (List<?>) value));
      case MAP -> UTF8String.fromBytes(mapBytes(type.element().orElseThrow(), (Map<?, ?>) value));
      default -> throw new IllegalArgumentException(type + " is no run of bytes");
    };
  }

  /** The boxed value of any other type. */
  public static Object fromBytes(Type type, UTF8String raw) {
    return switch (type.kind()) {
      case STRING -> raw.toString();
      case DECIMAL -> new BigDecimal(new BigInteger(raw.getBytes()), type.scale());
      case LIST -> list(type.element().orElseThrow(), ByteBuffer.wrap(raw.getBytes()));
      case MAP -> map(type.element().orElseThrow(), ByteBuffer.wrap(raw.getBytes()));
      default -> throw new IllegalArgumentException(type + " is no run of bytes");
    };
  }

  private static byte[] listBytes(Type element, List<?> values) {
    List<byte[]> encoded = new ArrayList<>(values.size());
    int size = Integer.BYTES;
    for (Object value : values) {
      byte[] bytes = elementBytes(element, value);
      encoded.add(bytes);
      size += Integer.BYTES + bytes.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size).putInt(values.size());
    encoded.forEach(bytes -> buffer.putInt(bytes.length).put(bytes));
    return buffer.array();
  }

  private static byte[] mapBytes(Type element, Map<?, ?> map) {
    byte[] keys = listBytes(Type.STRING, List.copyOf(map.keySet()));
    byte[] values = listBytes(element, List.copyOf(map.values()));
    return ByteBuffer.allocate(keys.length + values.length).put(keys).put(values).array();
  }

  private static Map<String, Object> map(Type element, ByteBuffer buffer) {
    List<Object> keys = list(Type.STRING, buffer);
    List<Object> values = list(element, buffer);
    MapEntries entries = new MapEntries();
    for (int i = 0; i < keys.size(); i++) {
      entries.add((String) keys.get(i), values.get(i));
    }
    return entries.toMap();
  }

  private static byte[] elementBytes(Type element, Object value) {
    if (element.is(Type.Kind.STRING)) {
      return ((String) value).getBytes(StandardCharsets.UTF_8);
    }
    return isLong(element)
        ? ByteBuffer.allocate(Long.BYTES).putLong(toLong(element, value)).array()
        : toBytes(element, value).getBytes();
  }

  private static List<Object> list(Type element, ByteBuffer buffer) {
    int size = buffer.getInt();
    List<Object> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      byte[] bytes = new byte[buffer.getInt()];
      buffer.get(bytes);
      values.add(
          isLong(element)
              ? fromLong(element, ByteBuffer.wrap(bytes).getLong())
              : fromBytes(element, UTF8String.fromBytes(bytes)));
    }
    return values;
  }
}
