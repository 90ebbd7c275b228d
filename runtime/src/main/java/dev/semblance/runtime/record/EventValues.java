package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes events that are Java values already. Not thread-safe. */
public final class EventValues {
  private final List<Field> fields;
  private final List<FieldWriter> writers;
  private final NeededFields needed;

  public EventValues(EventSchema schema) {
    fields = schema.fields();
    writers = fields.stream().map(FieldWriter::new).toList();
    needed = new NeededFields(schema);
  }

  /**
   * Appends an event as one row; a bad one leaves the batch as it was.
   *
   * @param values by declared field, others are passed over, one left out is null: Boolean, Long or
   *     Integer, Double or Float, BigDecimal, String, Instant or Long (microseconds) for a
   *     timestamp, java.time.Duration or Long (microseconds) for a duration, List, Map from String;
   *     a field of a record by its path, or in a Map that stands for the record
   * @param into rows whose first columns are those of {@link EventLayout}
   * @throws BadRecordException if a value is missing, or not one of its field
   */
  public void append(Map<String, ?> values, ColumnBatch into) throws BadRecordException {
    int row = into.addRow();
    try {
      for (int i = 0; i < writers.size(); i++) {
        put(value(values, fields.get(i).name()), writers.get(i), into.vector(i), row);
      }
      needed.check(into, row);
    } catch (BadRecordException e) {
      into.removeLastRow();
      throw e;
    }
  }

  private static Object value(Map<?, ?> values, String path) {
    Object value = values.get(path);
    for (int dot = path.indexOf('.'); value == null && dot > 0; dot = path.indexOf('.', dot + 1)) {
      if (values.get(path.substring(0, dot)) instanceof Map<?, ?> record) {
        value = value(record, path.substring(dot + 1));
      }
    }
    return value;
  }

  private static void put(Object value, FieldWriter writer, ColumnVector into, int row)
      throws BadRecordException {
    if (value == null) {
      writer.putNull(into, row);
      return;
    }
    switch (writer.type().kind()) {
      case BOOL -> writer.putBool(is(value, Boolean.class, writer), into, row);
      case INT -> writer.putLong(whole(value, writer), into, row);
      case DOUBLE -> writer.putDouble(real(value, writer), into, row);
      case DECIMAL -> writer.putDecimal(is(value, BigDecimal.class, writer), into, row);
      case STRING -> writer.putString(is(value, String.class, writer), into, row);
      case TIMESTAMP -> writer.putTime(time(value, writer), into, row);
      case DURATION -> writer.putLong(duration(value, writer), into, row);
      case LIST -> putList(is(value, List.class, writer), writer, into, row);
      case MAP -> putMap(is(value, Map.class, writer), writer, into, row);
    }
  }

  private static <T> T is(Object value, Class<T> type, FieldWriter writer)
      throws BadRecordException {
    if (!type.isInstance(value)) {
      throw writer.notOfType(value + " (" + value.getClass().getSimpleName() + ")");
    }
    return type.cast(value);
  }

  private static long whole(Object value, FieldWriter writer) throws BadRecordException {
    return value instanceof Integer small ? small : is(value, Long.class, writer);
  }

  private static double real(Object value, FieldWriter writer) throws BadRecordException {
    return value instanceof Float small ? small : is(value, Double.class, writer);
  }

  private static long time(Object value, FieldWriter writer) throws BadRecordException {
    if (value instanceof Instant instant) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
    return is(value, Long.class, writer);
  }

  private static long duration(Object value, FieldWriter writer) throws BadRecordException {
    if (value instanceof Duration duration) {
      return duration.toNanos() / 1_000;
    }
    return whole(value, writer);
  }

  private static void putList(List<?> values, FieldWriter writer, ColumnVector into, int row)
      throws BadRecordException {
    Type element = writer.type().element().orElseThrow();
    FieldWriter elements = new FieldWriter(new Field("element of the list", element, false, ""));
    ColumnVector one = new ColumnVector(element, 1);
    List<Object> list = new ArrayList<>(values.size());
    for (Object value : values) {
      put(value, elements, one, 0);
      list.add(one.value(0));
    }
    into.setObject(row, List.copyOf(list));
  }

  private static void putMap(Map<?, ?> values, FieldWriter writer, ColumnVector into, int row)
      throws BadRecordException {
    Type element = writer.type().element().orElseThrow();
    FieldWriter elements = new FieldWriter(new Field(writer.fieldName(), element, true, ""));
    ColumnVector one = new ColumnVector(element, 1);
    MapDoor map = new MapDoor(writer.fieldName());
    map.begin();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      elements.nextIs(entry.getKey());
      put(entry.getValue(), elements, one, 0);
      map.add(entry.getKey(), one.value(0));
    }
    into.setObject(row, map.map());
  }
}
