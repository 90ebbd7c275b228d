package dev.semblance.spark.task;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes trees of records, as plans are, for the way to another process: records by their
 * components, and the few kinds of value that they hold. Both ends run the same code, so there is
 * no versioning.
 */
final class RecordCodec {
  private static final String OUR_CLASSES = "dev.semblance.";

  private enum Tag {
    NULL,
    RECORD,
    ENUM,
    LIST,
    MAP,
    EMPTY,
    OPTIONAL,
    EMPTY_LONG,
    OPTIONAL_LONG,
    STRING,
    LONG,
    INTEGER,
    DOUBLE,
    BOOLEAN,
    DECIMAL
  }

  private RecordCodec() {}

  /**
   * @throws IllegalArgumentException for a kind of value that no record of ours holds
   */
  static void write(DataOutput out, Object value) throws IOException {
    if (value == null) {
      tag(out, Tag.NULL);
    } else if (value instanceof Record record) {
      writeRecord(out, record);
    } else if (value instanceof Enum<?> constant) {
      tag(out, Tag.ENUM);
      writeText(out, constant.getDeclaringClass().getName());
      writeText(out, constant.name());
    } else if (value instanceof List<?> list) {
      tag(out, Tag.LIST);
      out.writeInt(list.size());
      for (Object item : list) {
        write(out, item);
      }
    } else if (value instanceof Map<?, ?> map) {
      tag(out, Tag.MAP);
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else if (value instanceof Optional<?> optional) {
      tag(out, optional.isPresent() ? Tag.OPTIONAL : Tag.EMPTY);
      if (optional.isPresent()) {
        write(out, optional.get());
      }
    } else if (value instanceof OptionalLong optional) {
      tag(out, optional.isPresent() ? Tag.OPTIONAL_LONG : Tag.EMPTY_LONG);
      if (optional.isPresent()) {
        out.writeLong(optional.getAsLong());
      }
    } else {
      writeScalar(out, value);
    }
  }

  private static void writeRecord(DataOutput out, Record record) throws IOException {
    tag(out, Tag.RECORD);
    writeText(out, record.getClass().getName());
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      write(out, component(record, component));
    }
  }

  private static Object component(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static void writeScalar(DataOutput out, Object value) throws IOException {
    if (value instanceof String text) {
      tag(out, Tag.STRING);
      writeText(out, text);
    } else if (value instanceof Long number) {
      tag(out, Tag.LONG);
      out.writeLong(number);
    } else if (value instanceof Integer number) {
      tag(out, Tag.INTEGER);
      out.writeInt(number);
    } else if (value instanceof Double number) {
      tag(out, Tag.DOUBLE);
      out.writeDouble(number);
    } else if (value instanceof Boolean flag) {
      tag(out, Tag.BOOLEAN);
      out.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      tag(out, Tag.DECIMAL);
      writeText(out, number.toString());
    } else {
      throw new IllegalArgumentException("cannot be shipped: " + value.getClass());
    }
  }

  static Object read(DataInput in) throws IOException {
    return switch (Tag.values()[in.readByte()]) {
      case NULL -> null;
      case RECORD -> readRecord(in);
      case ENUM -> readEnum(in);
      case LIST -> readList(in);
      case MAP -> readMap(in);
      case EMPTY -> Optional.empty();
      case OPTIONAL -> Optional.of(read(in));
      case EMPTY_LONG -> OptionalLong.empty();
      case OPTIONAL_LONG -> OptionalLong.of(in.readLong());
      case STRING -> readText(in);
      case LONG -> in.readLong();
      case INTEGER -> in.readInt();
      case DOUBLE -> in.readDouble();
      case BOOLEAN -> in.readBoolean();
      case DECIMAL -> new BigDecimal(readText(in));
    };
  }

  private static Object readRecord(DataInput in) throws IOException {
    Class<?> type = ourClass(readText(in));
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = read(in);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException("cannot make a " + type, e);
    }
  }

  private static Object readEnum(DataInput in) throws IOException {
    Class<?> type = ourClass(readText(in));
    String name = readText(in);
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IOException("no constant " + name + " in " + type);
  }

  private static List<Object> readList(DataInput in) throws IOException {
    int size = in.readInt();
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(read(in));
    }
    return list;
  }

  private static Map<Object, Object> readMap(DataInput in) throws IOException {
    int size = in.readInt();
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      Object key = read(in);
      map.put(key, read(in));
    }
    return map;
  }

  private static Class<?> ourClass(String name) throws IOException {
    if (!name.startsWith(OUR_CLASSES)) {
      throw new IOException("not one of our classes: " + name);
    }
    try {
      return Class.forName(name, true, RecordCodec.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  private static void tag(DataOutput out, Tag tag) throws IOException {
    out.writeByte(tag.ordinal());
  }

  private static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
