package dev.semblance.cli.schema;

import dev.semblance.compiler.type.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;

/** What Avro schemas say. */
final class AvroSchemas {
  private final Set<String> open = new HashSet<>();

  private AvroSchemas() {}

  /** Of an {@code .avsc} file. */
  static FoundEvent ofSchema(Path file) throws IOException {
    try {
      Schema schema = new Schema.Parser().parse(file.toFile());
      return event(
          file,
          schema,
          "topic: { name: %s, format: avro, schema: %s }"
              .formatted(Names.yaml(Names.snake(schema.getName())), Names.yaml(file.toString())));
    } catch (AvroRuntimeException | NullPointerException e) { // The latter for unknown names.
      throw new UnreadableSchema(file + ": not an Avro schema: " + e.getMessage(), e);
    }
  }

  /**
   * Of the header of an {@code .avro} file.
   *
   * @param place that the file is, or is in
   */
  static FoundEvent ofFile(Path file, Path place) throws IOException {
    try (DataFileReader<Object> reader =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
      return event(
          file,
          reader.getSchema(),
          "archive: { path: %s, format: avro }".formatted(Names.yaml(place.toString())));
    } catch (AvroRuntimeException | IOException e) {
      throw new UnreadableSchema(file + ": not an Avro file: " + e.getMessage(), e);
    }
  }

  private static FoundEvent event(Path file, Schema schema, String place) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new UnreadableSchema(
          file + ": the Avro schema is no record but " + schema.getType().getName(), null);
    }
    return new FoundEvent(
        schema.getName(), doc(schema.getDoc()), new AvroSchemas().fields(schema), place);
  }

  private static String doc(String text) {
    return text == null ? "" : text;
  }

  private List<FoundField> fields(Schema record) {
    open.add(record.getFullName());
    List<FoundField> fields = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      fields.add(field(field));
    }
    open.remove(record.getFullName());
    return fields;
  }

  private FoundField field(Schema.Field field) {
    Schema schema = field.schema();
    List<Schema> branches = values(schema);
    boolean nullable = schema.isNullable() || branches.isEmpty();
    FoundType type =
        branches.size() == 1
            ? type(field.name(), branches.get(0))
            : new FoundType.Unsayable(
                branches.isEmpty() ? "always null" : "a union of several types");
    return new FoundField(field.name(), doc(field.doc()), type, nullable, remark(branches));
  }

  private static Optional<String> remark(List<Schema> branches) {
    boolean nullItems =
        branches.size() == 1
            && branches.get(0).getType() == Schema.Type.ARRAY
            && branches.get(0).getElementType().isNullable();
    return nullItems ? Optional.of(FoundEvents.NULL_ITEMS) : Optional.empty();
  }

  private static List<Schema> values(Schema schema) {
    List<Schema> branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
    return branches.stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
  }

  private FoundType type(String name, Schema schema) {
    if (schema.getType() == Schema.Type.RECORD) {
      return open.contains(schema.getFullName())
          ? new FoundType.Unsayable("a record within itself")
          : new FoundType.Nested(fields(schema));
    }
    if (schema.getType() == Schema.Type.ARRAY) {
      return list(schema);
    }
    if (schema.getType() == Schema.Type.MAP) {
      return map(schema);
    }
    return scalar(schema)
        .<FoundType>map(
            type ->
                type.is(Type.Kind.INT)
                    ? new FoundType.Value(type, Moments.unitOf(Names.snake(name)))
                    : FoundType.Value.of(type))
        .orElseGet(() -> new FoundType.Unsayable(what(schema)));
  }

  private static FoundType list(Schema schema) {
    List<Schema> items = values(schema.getElementType());
    Optional<Type> item = items.size() == 1 ? scalar(items.get(0)) : Optional.empty();
    return item.<FoundType>map(type -> FoundType.Value.of(Type.listOf(type)))
        .orElseGet(
            () ->
                new FoundType.Unsayable(
                    "a list of "
                        + (items.size() == 1 ? FoundEvents.plural(what(items.get(0))) : "unions")));
  }

  private static FoundType map(Schema schema) {
    List<Schema> values = values(schema.getValueType());
    Optional<Type> value = values.size() == 1 ? scalar(values.get(0)) : Optional.empty();
    return value
        .<FoundType>map(type -> FoundType.Value.of(Type.mapOf(type)))
        .orElseGet(
            () ->
                new FoundType.Unsayable(
                    "a map of "
                        + (values.size() == 1
                            ? FoundEvents.plural(what(values.get(0)))
                            : "unions")));
  }

  private static Optional<Type> scalar(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return FoundEvents.decimal(decimal.getPrecision(), decimal.getScale());
    }
    return switch (logical == null ? "" : logical.getName()) {
      case "timestamp-millis",
          "timestamp-micros",
          "timestamp-nanos",
          "local-timestamp-millis",
          "local-timestamp-micros",
          "local-timestamp-nanos",
          "date" ->
          Optional.of(Type.TIMESTAMP);
      case "uuid" -> Optional.of(Type.STRING);
      case "time-millis", "time-micros", "duration", "big-decimal" -> Optional.empty();
      default -> plain(schema);
    };
  }

  private static Optional<Type> plain(Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN -> Optional.of(Type.BOOL);
      case INT, LONG -> Optional.of(Type.INT);
      case FLOAT, DOUBLE -> Optional.of(Type.DOUBLE);
      case STRING, ENUM -> Optional.of(Type.STRING);
      case NULL, BYTES, FIXED, RECORD, MAP, UNION, ARRAY -> Optional.empty();
    };
  }

  private static String what(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    return logical == null
        ? switch (schema.getType()) {
          case BYTES, FIXED -> "bytes";
          case ARRAY -> "a list";
          case MAP -> "a map";
          case RECORD -> "a record";
          default -> schema.getType().getName();
        }
        : logical.getName();
  }
}
