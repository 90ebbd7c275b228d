package dev.semblance.runtime.record;

import dev.semblance.runtime.record.SourceType.Kind;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What Avro's types are to a field. */
final class AvroType {
  static final String TIMESTAMP_MILLIS = "timestamp-millis";
  static final String TIMESTAMP_MICROS = "timestamp-micros";
  static final String TIMESTAMP_NANOS = "timestamp-nanos";
  static final String LOCAL = "local-";

  private AvroType() {}

  /** Of a schema that is no union. */
  static SourceType of(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    String type = schema.getType().getName();
    if (logical == null) {
      return plain(schema, type);
    }
    String name = type + " (" + logical.getName() + ")";
    return switch (logical.getName()) {
      case "decimal" ->
          new SourceType(Kind.DECIMAL, ((LogicalTypes.Decimal) logical).getScale(), null, name);
      case TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS -> simple(Kind.TIMESTAMP, name);
      case LOCAL + TIMESTAMP_MILLIS, LOCAL + TIMESTAMP_MICROS, LOCAL + TIMESTAMP_NANOS ->
          simple(Kind.LOCAL_TIMESTAMP, name);
      case "date" -> simple(Kind.DATE, name);
      case "uuid" -> simple(Kind.TEXT, name);
      // Times of day, and lengths that count months, among others.
      case "time-millis", "time-micros", "duration", "big-decimal" -> simple(Kind.OTHER, name);
      default -> plain(schema, name);
    };
  }

  private static SourceType plain(Schema schema, String name) {
    return switch (schema.getType()) {
      case BOOLEAN -> simple(Kind.BOOLEAN, name);
      case INT, LONG -> simple(Kind.INTEGER, name);
      case FLOAT, DOUBLE -> simple(Kind.REAL, name);
      case STRING, ENUM -> simple(Kind.TEXT, name);
      case ARRAY -> {
        SourceType element = ofElement(schema.getElementType());
        yield new SourceType(Kind.LIST, 0, element, "array of " + element.name());
      }
      case MAP -> {
        SourceType element = ofElement(schema.getValueType());
        yield new SourceType(Kind.MAP, 0, element, "map of " + element.name());
      }
      case NULL, BYTES, FIXED, RECORD, UNION -> simple(Kind.OTHER, name);
    };
  }

  private static SourceType simple(Kind kind, String name) {
    return new SourceType(kind, 0, null, name);
  }

  private static SourceType ofElement(Schema element) {
    List<Schema> branches = valueBranches(element);
    return branches.size() == 1 ? of(branches.get(0)) : simple(Kind.OTHER, "union");
  }

  /** The schema itself, or the branches of a union but null. */
  static List<Schema> valueBranches(Schema schema) {
    List<Schema> branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
    return branches.stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
  }
}
