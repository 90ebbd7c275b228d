package dev.semblance.spark.output;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The vector's columns as Parquet's, in types that pandas, Spark and DuckDB read unaided. */
public final class ParquetSchema {

  /** Bytes of a decimal of more than 18 digits. */
  public static final int DECIMAL_BYTES = 16;

  /** Names inside a list, as the format's specification wants them. */
  public static final String LIST = "list";

  public static final String ELEMENT = "element";

  private ParquetSchema() {}

  public static MessageType of(String name, List<VectorColumn> columns) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (VectorColumn column : columns) {
      Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
      message.addField(field(column.type(), repetition, column.name()));
    }
    return message.named(name);
  }

  private static org.apache.parquet.schema.Type field(
      Type type, Repetition repetition, String name) {
    if (type.is(Type.Kind.LIST)) {
      org.apache.parquet.schema.Type element =
          field(type.element().orElseThrow(), Repetition.REQUIRED, ELEMENT);
      return Types.buildGroup(repetition)
          .as(LogicalTypeAnnotation.listType())
          .addField(Types.repeatedGroup().addField(element).named(LIST))
          .named(name);
    }
    return switch (type.kind()) {
      case BOOL -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
      case INT, DURATION -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
      case DECIMAL -> decimal(type, repetition, name);
      case STRING ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case TIMESTAMP ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
              .named(name);
      case LIST -> throw new IllegalStateException("handled above");
      case MAP -> throw new IllegalArgumentException("no column is a map: " + name);
    };
  }

  private static org.apache.parquet.schema.Type decimal(
      Type type, Repetition repetition, String name) {
    LogicalTypeAnnotation annotation =
        LogicalTypeAnnotation.decimalType(type.scale(), type.precision());
    return type.precision() <= ColumnVector.MAX_LONG_DIGITS
        ? Types.primitive(PrimitiveTypeName.INT64, repetition).as(annotation).named(name)
        : Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
            .length(DECIMAL_BYTES)
            .as(annotation)
            .named(name);
  }
}
