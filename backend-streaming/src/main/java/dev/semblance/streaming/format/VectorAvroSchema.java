package dev.semblance.streaming.format;

import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.streaming.VectorSchema;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The Avro schema of a vector: a record of its name with all columns in order.
 *
 * <p>Id and time cannot be null; a value is a union with null, and null where a reader does not
 * find it. ints and durations are longs (a duration says so in the property {@value #UNIT}),
 * decimals are bytes, timestamps {@code timestamp-micros}, lists arrays.
 *
 * <p>Where a name has characters that Avro does not admit, they are {@code _} there, and the
 * property {@value #COLUMN} of the field holds the column's own name.
 */
public final class VectorAvroSchema {
  /** The record's property that holds the vector's name, without its namespace. */
  public static final String VECTOR = "semblance.vector";

  /** The record's property that holds the version, {@code v1} for example. */
  public static final String VERSION = "semblance.vector.version";

  /** The record's property that holds the vector's namespace. */
  public static final String NAMESPACE = "semblance.namespace";

  /** The property of a long that holds what it counts. */
  public static final String UNIT = "semblance.unit";

  /** The property of a field that holds the column's name, where Avro does not admit it. */
  public static final String COLUMN = "semblance.column";

  static final int NULL_BRANCH = 0;
  static final int VALUE_BRANCH = 1;

  private VectorAvroSchema() {}

  public static Schema of(VectorSchema schema) {
    AvroNames names = new AvroNames();
    Schema record =
        Schema.createRecord(
            AvroNames.plain(schema.vector()),
            null,
            AvroNames.plainNamespace(schema.namespace()),
            false,
            schema.columns().stream()
                .map(column -> field(column, names.next(column.name())))
                .toList());
    record.addProp(VECTOR, schema.vector());
    record.addProp(VERSION, "v" + schema.version());
    record.addProp(NAMESPACE, schema.namespace());
    return record;
  }

  private static Schema.Field field(Field column, String name) {
    Schema type = type(column.type());
    String doc = column.doc().isEmpty() ? null : column.doc();
    Schema.Field field =
        column.nullable()
            ? new Schema.Field(name, nullable(type), doc, JsonProperties.NULL_VALUE)
            : new Schema.Field(name, type, doc);
    if (!name.equals(column.name())) {
      field.addProp(COLUMN, column.name());
    }
    return field;
  }

  private static Schema nullable(Schema type) {
    return Schema.createUnion(List.of(Schema.create(Schema.Type.NULL), type));
  }

  private static Schema type(Type type) {
    return switch (type.kind()) {
      case BOOL -> Schema.create(Schema.Type.BOOLEAN);
      case INT -> Schema.create(Schema.Type.LONG);
      case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
      case DECIMAL ->
          LogicalTypes.decimal(type.precision(), type.scale())
              .addToSchema(Schema.create(Schema.Type.BYTES));
      case STRING -> Schema.create(Schema.Type.STRING);
      case TIMESTAMP -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case DURATION -> duration();
      case LIST -> Schema.createArray(type(type.element().orElseThrow()));
      case MAP -> throw new IllegalArgumentException("no column is a map");
    };
  }

  private static Schema duration() {
    Schema micros = Schema.create(Schema.Type.LONG);
    micros.addProp(UNIT, "microseconds");
    return micros;
  }
}
