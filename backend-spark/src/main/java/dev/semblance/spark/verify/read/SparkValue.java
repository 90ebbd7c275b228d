package dev.semblance.spark.verify.read;

import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Reads a value of Spark's, not null, as the type that its column should have. */
@FunctionalInterface
interface SparkValue {
  Object read(SpecializedGetters row, int ordinal);

  /** The reader of a type from what Spark found in the files; empty where it is another type. */
  static Optional<SparkValue> of(Type type, DataType found) {
    return switch (type.kind()) {
      case BOOL -> when(found.equals(DataTypes.BooleanType), SpecializedGetters::getBoolean);
      case INT, DURATION -> integer(found);
      case DOUBLE -> when(found.equals(DataTypes.DoubleType), SpecializedGetters::getDouble);
      case DECIMAL -> decimal(found);
      case STRING ->
          when(found.equals(DataTypes.StringType), (row, i) -> row.getUTF8String(i).toString());
      case TIMESTAMP -> when(found.equals(DataTypes.TimestampType), SpecializedGetters::getLong);
      case LIST -> list(type.element().orElseThrow(), found);
      case MAP -> Optional.empty();
    };
  }

  private static Optional<SparkValue> when(boolean fits, SparkValue value) {
    return fits ? Optional.of(value) : Optional.empty();
  }

  private static Optional<SparkValue> integer(DataType found) {
    return found.equals(DataTypes.IntegerType)
        ? Optional.of((row, i) -> (long) row.getInt(i))
        : when(found.equals(DataTypes.LongType), SpecializedGetters::getLong);
  }

  /** Of any scale: one that is not the declared one makes another value. */
  private static Optional<SparkValue> decimal(DataType found) {
    return found instanceof DecimalType decimal
        ? Optional.of(
            (row, i) -> row.getDecimal(i, decimal.precision(), decimal.scale()).toJavaBigDecimal())
        : Optional.empty();
  }

  private static Optional<SparkValue> list(Type element, DataType found) {
    if (!(found instanceof ArrayType array)) {
      return Optional.empty();
    }
    return of(element, array.elementType())
        .map(value -> (row, i) -> elements(row.getArray(i), value));
  }

  private static List<Object> elements(ArrayData array, SparkValue value) {
    List<Object> elements = new ArrayList<>(array.numElements());
    for (int i = 0; i < array.numElements(); i++) {
      elements.add(array.isNullAt(i) ? null : value.read(array, i));
    }
    return elements;
  }
}
