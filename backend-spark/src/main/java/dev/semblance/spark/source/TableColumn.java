package dev.semblance.spark.source;

import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.ValueDoor;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;

/** Hands the values of one of Spark's columns to a field's door, chosen once by the type. */
interface TableColumn {

  /** Takes the column's value of {@code row} into {@code into}. */
  void take(SpecializedGetters row, ColumnVector into, int index) throws BadRecordException;

  /**
   * @param position of the column in the rows
   * @param type of the column, one that the door accepts
   * @param divisor of numbers that are finer than microseconds, else 1
   */
  static TableColumn of(int position, DataType type, ValueDoor door, long divisor) {
    TableColumn values = values(position, type, door, divisor);
    return (row, into, index) -> {
      if (row.isNullAt(position)) {
        door.acceptNull(into, index);
      } else {
        values.take(row, into, index);
      }
    };
  }

  private static TableColumn values(int position, DataType type, ValueDoor door, long divisor) {
    if (type instanceof BooleanType) {
      return (row, into, index) -> door.acceptBoolean(row.getBoolean(position), into, index);
    }
    if (type instanceof StringType) {
      return (row, into, index) -> door.acceptText(text(row, position), into, index);
    }
    if (type instanceof FloatType || type instanceof DoubleType) {
      return (row, into, index) -> door.acceptDouble(real(row, position, type), into, index);
    }
    if (type instanceof DecimalType decimal) {
      return (row, into, index) ->
          door.acceptDecimal(
              row.getDecimal(position, decimal.precision(), decimal.scale()).toJavaBigDecimal(),
              into,
              index);
    }
    if (type instanceof ArrayType array) {
      return (row, into, index) ->
          door.acceptList(list(row.getArray(position), array.elementType()), into, index);
    }
    if (type instanceof MapType map) {
      return (row, into, index) -> {
        MapData entries = row.getMap(position);
        door.acceptMap(
            list(entries.keyArray(), map.keyType()),
            list(entries.valueArray(), map.valueType()),
            into,
            index);
      };
    }
    return divisor == 1
        ? (row, into, index) -> door.acceptLong(integer(row, position, type), into, index)
        : (row, into, index) ->
            door.acceptLong(Math.floorDiv(row.getLong(position), divisor), into, index);
  }

  private static long integer(SpecializedGetters row, int position, DataType type) {
    if (type instanceof ByteType) {
      return row.getByte(position);
    }
    if (type instanceof ShortType) {
      return row.getShort(position);
    }
    return type instanceof IntegerType || type instanceof DateType
        ? row.getInt(position)
        : row.getLong(position);
  }

  private static double real(SpecializedGetters row, int position, DataType type) {
    return type instanceof FloatType ? row.getFloat(position) : row.getDouble(position);
  }

  private static String text(SpecializedGetters row, int position) throws BadRecordException {
    UTF8String text = row.getUTF8String(position);
    if (!text.isValid()) {
      throw new BadRecordException("text that is not UTF-8");
    }
    return text.toString();
  }

  private static List<Object> list(ArrayData array, DataType element) throws BadRecordException {
    int size = array.numElements();
    List<Object> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(array.isNullAt(i) ? null : element(array, i, element));
    }
    return values;
  }

  private static Object element(SpecializedGetters array, int position, DataType type)
      throws BadRecordException {
    if (type instanceof BooleanType) {
      return array.getBoolean(position);
    }
    if (type instanceof StringType) {
      return text(array, position);
    }
    if (type instanceof FloatType || type instanceof DoubleType) {
      return real(array, position, type);
    }
    if (type instanceof DecimalType decimal) {
      return array.getDecimal(position, decimal.precision(), decimal.scale()).toJavaBigDecimal();
    }
    return type instanceof ArrayType nested
        ? list(array.getArray(position), nested.elementType())
        : (Object) integer(array, position, type);
  }
}
