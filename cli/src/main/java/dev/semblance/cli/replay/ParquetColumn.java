package dev.semblance.cli.replay;

import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.SourceType;
import dev.semblance.runtime.record.ValueDoor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Takes the values of one column of Parquet rows, or of a record's field, to a field's door. */
final class ParquetColumn {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** The day from which INT96 counts, before 1970. */
  private static final int JULIAN_EPOCH_DAY = 2_440_588;

  /** The records on the way, outermost first. */
  private final int[] records;

  private final int field;
  private final Type type;
  private final ValueDoor door;

  private ParquetColumn(int[] records, int field, Type type, ValueDoor door) {
    this.records = records;
    this.field = field;
    this.type = type;
    this.door = door;
  }

  /** The column that a door wants, by its name or as a path. */
  static ParquetColumn of(GroupType rows, ValueDoor door) {
    String[] names =
        rows.containsField(door.column())
            ? new String[] {door.column()}
            : door.column().split("\\.");
    int[] records = new int[names.length - 1];
    GroupType record = rows;
    for (int i = 0; i < records.length; i++) {
      records[i] = record.getFieldIndex(names[i]);
      record = record.getType(records[i]).asGroupType();
    }
    int field = record.getFieldIndex(names[records.length]);
    return new ParquetColumn(records, field, record.getType(field), door);
  }

  /** The innermost record; null where it, or one that it is in, is null. */
  private Group record(Group row) {
    Group at = row;
    for (int record : records) {
      if (at.getFieldRepetitionCount(record) == 0) {
        return null;
      }
      at = at.getGroup(record, 0);
    }
    return at;
  }

  void take(Group row, ColumnVector into, int index) throws BadRecordException {
    Group record = record(row);
    if (record == null || record.getFieldRepetitionCount(field) == 0) {
      door.acceptNull(into, index);
      return;
    }
    SourceType source = door.sourceType();
    if (source.kind() == SourceType.Kind.MAP) {
      takeMap(record.getGroup(field, 0), into, index);
      return;
    }
    Object value = value(record, field, type, source);
    switch (source.kind()) {
      case BOOLEAN -> door.acceptBoolean((Boolean) value, into, index);
      case INTEGER, TIMESTAMP, LOCAL_TIMESTAMP, DATE, DURATION ->
          door.acceptLong((Long) value, into, index);
      case REAL -> door.acceptDouble((Double) value, into, index);
      case DECIMAL -> door.acceptDecimal((BigDecimal) value, into, index);
      case TEXT -> door.acceptText((String) value, into, index);
      case LIST -> door.acceptList((List<?>) value, into, index);
      case MAP, OTHER -> throw new IllegalStateException("no door admits " + source);
    }
  }

  private void takeMap(Group map, ColumnVector into, int index) throws BadRecordException {
    GroupType entryType = type.asGroupType().getType(0).asGroupType();
    SourceType text = ParquetTypes.of(entryType.getType(0));
    List<Object> keys = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      keys.add(valueOrNull(entry, 0, entryType.getType(0), text));
      values.add(valueOrNull(entry, 1, entryType.getType(1), door.sourceType().element()));
    }
    door.acceptMap(keys, values, into, index);
  }

  private static Object valueOrNull(Group row, int field, Type type, SourceType source)
      throws BadRecordException {
    return row.getFieldRepetitionCount(field) == 0 ? null : value(row, field, type, source);
  }

  /** The value as text, for people. */
  String text(Group row) {
    Group record = record(row);
    return door.column() + "=" + (record == null ? "null" : ParquetText.of(record, field));
  }

  private static Object value(Group row, int field, Type type, SourceType source)
      throws BadRecordException {
    return switch (source.kind()) {
      case BOOLEAN -> row.getBoolean(field, 0);
      case INTEGER, DATE -> integer(row, field, type.asPrimitiveType());
      case TIMESTAMP, LOCAL_TIMESTAMP -> micros(row, field, type.asPrimitiveType());
      case REAL -> real(row, field, type.asPrimitiveType());
      case DECIMAL -> decimal(row, field, type.asPrimitiveType(), source.scale());
      case TEXT -> text(row.getBinary(field, 0));
      case LIST -> list(row.getGroup(field, 0), type, source.element());
      case MAP, DURATION, OTHER -> throw new IllegalStateException("no door admits " + source);
    };
  }

  private static boolean is(PrimitiveType type, PrimitiveTypeName name) {
    return type.getPrimitiveTypeName() == name;
  }

  private static long integer(Group row, int field, PrimitiveType type) {
    if (!is(type, PrimitiveTypeName.INT32)) {
      return row.getLong(field, 0);
    }
    int value = row.getInteger(field, 0);
    boolean unsigned =
        type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation number
            && !number.isSigned();
    return unsigned ? Integer.toUnsignedLong(value) : value;
  }

  private static double real(Group row, int field, PrimitiveType type) {
    return is(type, PrimitiveTypeName.FLOAT) ? row.getFloat(field, 0) : row.getDouble(field, 0);
  }

  private static long micros(Group row, int field, PrimitiveType type) throws BadRecordException {
    if (is(type, PrimitiveTypeName.INT96)) {
      ByteBuffer bytes =
          ByteBuffer.wrap(row.getInt96(field, 0).getBytes()).order(ByteOrder.LITTLE_ENDIAN);
      long nanos = bytes.getLong();
      return (bytes.getInt() - (long) JULIAN_EPOCH_DAY) * MICROS_PER_DAY
          + Math.floorDiv(nanos, NANOS_PER_MICRO);
    }
    long value = row.getLong(field, 0);
    return switch (((TimestampLogicalTypeAnnotation) type.getLogicalTypeAnnotation()).getUnit()) {
      case MICROS -> value;
      case NANOS -> Math.floorDiv(value, NANOS_PER_MICRO);
      case MILLIS -> ofMillis(value);
    };
  }

  private static long ofMillis(long value) throws BadRecordException {
    long micros = value * MICROS_PER_MILLI;
    if (micros / MICROS_PER_MILLI != value) {
      throw new BadRecordException(value + " ms is a moment outside the years 1 to 9999");
    }
    return micros;
  }

  private static BigDecimal decimal(Group row, int field, PrimitiveType type, int scale) {
    BigInteger unscaled =
        switch (type.getPrimitiveTypeName()) {
          case INT32 -> BigInteger.valueOf(row.getInteger(field, 0));
          case INT64 -> ofLong(row.getLong(field, 0), type);
          default -> new BigInteger(row.getBinary(field, 0).getBytes());
        };
    return new BigDecimal(unscaled, scale);
  }

  private static BigInteger ofLong(long value, PrimitiveType type) {
    return ParquetTypes.isUnsignedLong(type)
        ? new BigInteger(Long.toUnsignedString(value))
        : BigInteger.valueOf(value);
  }

  private static String text(Binary value) throws BadRecordException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw new BadRecordException("text that is not UTF-8");
    }
  }

  private static List<Object> list(Group list, Type type, SourceType element)
      throws BadRecordException {
    Type elementType = ParquetTypes.elementOf(type.asGroupType());
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      values.add(valueOrNull(list.getGroup(0, i), 0, elementType, element));
    }
    return values;
  }
}
