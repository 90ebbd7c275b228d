package dev.semblance.runtime.record;

import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;

/** Reads values of Avro types that a field can be read from, and takes them to its door. */
final class AvroValue {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MICRO = 1_000;

  /** Far more than any decimal has; what follows takes time in the square of it. */
  private static final int MOST_DECIMAL_BYTES = 256;

  private AvroValue() {}

  /** Reads a value of a schema that is no union. */
  static void read(Schema schema, AvroInput in, ValueDoor door, ColumnVector into, int row)
      throws BadRecordException {
    switch (door.sourceType().kind()) {
      case BOOLEAN -> door.acceptBoolean(in.readBoolean(), into, row);
      case INTEGER, DATE -> door.acceptLong(in.readLong(), into, row);
      case TIMESTAMP, LOCAL_TIMESTAMP -> door.acceptLong(micros(schema, in), into, row);
      case REAL -> door.acceptDouble(real(schema, in), into, row);
      case DECIMAL -> door.acceptDecimal(decimal(schema, door.sourceType(), in), into, row);
      case TEXT -> door.acceptText(text(schema, in), into, row);
      case LIST -> door.acceptList(list(schema, door.sourceType(), in), into, row);
      case MAP -> readMap(schema, in, door, into, row);
      case DURATION, OTHER -> throw notReadable(schema);
    }
  }

  private static IllegalArgumentException notReadable(Schema schema) {
    return new IllegalArgumentException("no field is read from " + schema.getType());
  }

  private static double real(Schema schema, AvroInput in) throws BadRecordException {
    return schema.getType() == Schema.Type.FLOAT ? in.readFloat() : in.readDouble();
  }

  private static long micros(Schema schema, AvroInput in) throws BadRecordException {
    long count = in.readLong();
    String unit = schema.getLogicalType().getName();
    if (unit.endsWith(AvroType.TIMESTAMP_MICROS)) {
      return count;
    }
    if (unit.endsWith(AvroType.TIMESTAMP_NANOS)) {
      return Math.floorDiv(count, NANOS_PER_MICRO);
    }
    long micros = count * MICROS_PER_MILLI;
    if (micros / MICROS_PER_MILLI != count) {
      throw new BadRecordException(count + " ms is a moment outside the years 1 to 9999");
    }
    return micros;
  }

  private static BigDecimal decimal(Schema schema, SourceType type, AvroInput in)
      throws BadRecordException {
    boolean isFixed = schema.getType() == Schema.Type.FIXED;
    int length = isFixed ? schema.getFixedSize() : in.readLength();
    if (length == 0 || length > MOST_DECIMAL_BYTES) {
      throw new BadRecordException("a decimal of " + length + " bytes");
    }
    return new BigDecimal(new BigInteger(in.readBytes(length)), type.scale());
  }

  private static String text(Schema schema, AvroInput in) throws BadRecordException {
    return switch (schema.getType()) {
      case ENUM -> schema.getEnumSymbols().get(in.readIndex(schema.getEnumSymbols().size()));
      case FIXED -> uuid(in.readBytes(schema.getFixedSize()));
      default -> in.readText();
    };
  }

  private static String uuid(byte[] bytes) {
    ByteBuffer halves = ByteBuffer.wrap(bytes);
    return new UUID(halves.getLong(), halves.getLong()).toString();
  }

  private static List<Object> list(Schema schema, SourceType type, AvroInput in)
      throws BadRecordException {
    List<Object> items = new ArrayList<>();
    for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
      for (long i = 0; i < count; i++) {
        items.add(item(schema.getElementType(), type.element(), in));
      }
    }
    return items;
  }

  private static void readMap(
      Schema schema, AvroInput in, ValueDoor door, ColumnVector into, int row)
      throws BadRecordException {
    List<String> keys = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
      for (long i = 0; i < count; i++) {
        keys.add(in.readText());
        values.add(item(schema.getValueType(), door.sourceType().element(), in));
      }
    }
    door.acceptMap(keys, values, into, row);
  }

  private static Object item(Schema schema, SourceType type, AvroInput in)
      throws BadRecordException {
    Schema chosen =
        schema.isUnion() ? schema.getTypes().get(in.readIndex(schema.getTypes().size())) : schema;
    if (chosen.getType() == Schema.Type.NULL) {
      return null;
    }
    return switch (type.kind()) {
      case BOOLEAN -> in.readBoolean();
      case INTEGER, DATE -> in.readLong();
      case TIMESTAMP, LOCAL_TIMESTAMP -> micros(chosen, in);
      case REAL -> real(chosen, in);
      case DECIMAL -> decimal(chosen, type, in);
      case TEXT -> text(chosen, in);
      case LIST -> list(chosen, type, in);
      case MAP, DURATION, OTHER -> throw notReadable(chosen);
    };
  }
}
