package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Takes the values of one declared field from a source that has types of its own.
 *
 * <p>Chosen once for a column, with the question whether its type fits; then one {@code accept} a
 * value. Which one is a matter of the column's {@link SourceType.Kind}. All of them set one row of
 * the field's vector, or throw {@link BadRecordException} with the reason why the value is none.
 */
public final class ValueDoor {
  private final Field field;
  private final String column;
  private final SourceType source;
  private final TextValue text;
  private final FieldWriter writer;
  private final TimeReader time;
  private final ValueDoor element;
  private final ColumnVector scratch;
  private final MapDoor map;

  private ValueDoor(Field field, String column, SourceType source, TimeFormat format) {
    this.field = field;
    this.column = column;
    this.source = source;
    this.text = new TextValue(field, format);
    this.writer = text.writer();
    this.time = text.time();
    this.map = source.kind() == SourceType.Kind.MAP ? new MapDoor(field.name()) : null;
    if (source.element() == null) {
      this.element = null;
      this.scratch = null;
    } else {
      Field elementField = FieldWriter.elementOf(field);
      this.element = new ValueDoor(elementField, column, source.element(), format);
      this.scratch = new ColumnVector(elementField.type(), 1);
    }
  }

  /**
   * The door of one field.
   *
   * @param sourceName that messages name
   * @param time how moments are written in the column
   * @throws SourceException if the column's type is not one that the field can be read from
   */
  public static ValueDoor of(
      String sourceName, Field field, String column, SourceType type, TimeFormat time) {
    String advice = SourceFit.advice(field.type(), type, time);
    if (advice != null) {
      throw new SourceException(
          sourceName
              + ": the column `"
              + column
              + "` is "
              + type
              + ", which the field `"
              + field.name()
              + "`, a "
              + field.type()
              + ", cannot be read from"
              + advice);
    }
    return new ValueDoor(field, column, type, time);
  }

  /**
   * The doors of all declared fields, in declared order.
   *
   * @param columns of the source, with their types
   * @throws SourceException if a column is missing, or of a type that does not fit
   */
  public static List<ValueDoor> of(
      String sourceName,
      EventSchema schema,
      EventBinding binding,
      Map<String, SourceType> columns) {
    SourceColumns.requireAll(sourceName, schema, binding, columns.keySet());
    return schema.fields().stream().map(field -> of(sourceName, field, binding, columns)).toList();
  }

  private static ValueDoor of(
      String sourceName, Field field, EventBinding binding, Map<String, SourceType> columns) {
    String column = binding.columnOf(field.name());
    return of(sourceName, field, column, columns.get(column), binding.timeOf(field.name()));
  }

  /** The declared field. */
  public Field field() {
    return field;
  }

  /** The source column that gives its values. */
  public String column() {
    return column;
  }

  /** The type of that column. */
  public SourceType sourceType() {
    return source;
  }

  /** For any type. */
  public void acceptNull(ColumnVector into, int row) throws BadRecordException {
    writer.putNull(into, row);
  }

  /** For BOOLEAN. */
  public void acceptBoolean(boolean value, ColumnVector into, int row) {
    writer.putBool(value, into, row);
  }

  /** For INTEGER; for TIMESTAMP, LOCAL_TIMESTAMP and DURATION in microseconds; for DATE in days. */
  public void acceptLong(long value, ColumnVector into, int row) throws BadRecordException {
    switch (field.type().kind()) {
      case INT, DURATION -> writer.putLong(value, into, row);
      case DOUBLE -> writer.putDouble(value, into, row);
      case DECIMAL -> writer.putDecimal(BigDecimal.valueOf(value), into, row);
      case TIMESTAMP -> acceptTime(value, into, row);
      case BOOL, STRING, LIST, MAP -> throw misused("a long");
    }
  }

  private void acceptTime(long value, ColumnVector into, int row) throws BadRecordException {
    switch (source.kind()) {
      case TIMESTAMP -> time.readMicros(value, into, row);
      case LOCAL_TIMESTAMP -> time.readLocalMicros(value, into, row);
      case DATE -> time.readDays(value, into, row);
      default -> time.readCount(value, into, row);
    }
  }

  /** For REAL. */
  public void acceptDouble(double value, ColumnVector into, int row) throws BadRecordException {
    if (!field.type().is(Type.Kind.TIMESTAMP)) {
      writer.putDouble(value, into, row);
    } else if (Double.isFinite(value)) {
      // The shortest decimal that names the double is what its writer meant.
      time.readCount(BigDecimal.valueOf(value), into, row);
    } else {
      writer.putNull(into, row);
    }
  }

  /** For DECIMAL. */
  public void acceptDecimal(BigDecimal value, ColumnVector into, int row)
      throws BadRecordException {
    switch (field.type().kind()) {
      case DECIMAL -> writer.putDecimal(value, into, row);
      case INT -> text.putWhole(value, value.toString(), into, row);
      case DOUBLE -> writer.putDouble(value.doubleValue(), into, row);
      case TIMESTAMP -> time.readCount(value, into, row);
      case BOOL, STRING, DURATION, LIST, MAP -> throw misused("a decimal");
    }
  }

  /** For TEXT. */
  public void acceptText(String value, ColumnVector into, int row) throws BadRecordException {
    text.read(value, into, row);
  }

  /**
   * For LIST.
   *
   * @param values Boolean, Long, Double, BigDecimal, String or List, as the element's type says; a
   *     null makes the record bad
   */
  public void acceptList(List<?> values, ColumnVector into, int row) throws BadRecordException {
    List<Object> taken = new ArrayList<>(values.size());
    for (Object value : values) {
      element.acceptBoxed(value, scratch, 0);
      taken.add(scratch.value(0));
    }
    into.setObject(row, Collections.unmodifiableList(taken));
  }

  /**
   * For MAP: an entry for each key, in any order.
   *
   * @param keys String; null, or the same twice, makes the record bad
   * @param values as those of a list; a null leaves the entry out
   */
  public void acceptMap(List<?> keys, List<?> values, ColumnVector into, int row)
      throws BadRecordException {
    map.begin();
    for (int i = 0; i < keys.size(); i++) {
      element.writer.nextIs(keys.get(i));
      element.acceptBoxed(values.get(i), scratch, 0);
      map.add(keys.get(i), scratch.value(0));
    }
    into.setObject(row, map.map());
  }

  private void acceptBoxed(Object value, ColumnVector into, int row) throws BadRecordException {
    if (value == null) {
      acceptNull(into, row);
      return;
    }
    switch (source.kind()) {
      case BOOLEAN -> acceptBoolean((Boolean) value, into, row);
      case INTEGER, TIMESTAMP, LOCAL_TIMESTAMP, DATE, DURATION ->
          acceptLong((Long) value, into, row);
      case REAL -> acceptDouble((Double) value, into, row);
      case DECIMAL -> acceptDecimal((BigDecimal) value, into, row);
      case TEXT -> acceptText((String) value, into, row);
      case LIST -> acceptList((List<?>) value, into, row);
      case MAP -> throw misused("a map within another value");
      case OTHER -> throw misused("a value of an unknown type");
    }
  }

  private IllegalArgumentException misused(String given) {
    return new IllegalArgumentException(
        given + " for the column `" + column + "`, which is " + source);
  }
}
