package dev.semblance.cli.replay;

import java.util.StringJoiner;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Values of Parquet as people read them, whether or not a door admits them. */
final class ParquetText {
  private ParquetText() {}

  /** The first value of a field; {@code null} where there is none. */
  static String of(Group row, int field) {
    return row.getFieldRepetitionCount(field) == 0 ? "null" : of(row, field, 0);
  }

  private static String of(Group row, int field, int index) {
    Type type = row.getType().getType(field);
    if (type.isPrimitive()) {
      return scalar(row, field, index, type.asPrimitiveType());
    }
    Group group = row.getGroup(field, index);
    LogicalTypeAnnotation kind = type.getLogicalTypeAnnotation();
    if (kind instanceof ListLogicalTypeAnnotation) {
      return items(group, new StringJoiner(", ", "[", "]"));
    }
    return kind instanceof MapLogicalTypeAnnotation
        ? items(group, new StringJoiner(", ", "{", "}"))
        : record(group);
  }

  /** Of a list or a map, which are groups of one repeated field. */
  private static String items(Group group, StringJoiner text) {
    boolean bare = group.getType().getType(0).isPrimitive();
    for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
      text.add(bare ? of(group, 0, i) : item(group.getGroup(0, i)));
    }
    return text.toString();
  }

  private static String item(Group item) {
    return item.getType().getFieldCount() == 1 ? of(item, 0) : of(item, 0) + " -> " + of(item, 1);
  }

  private static String record(Group group) {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      text.add(group.getType().getFieldName(i) + "=" + of(group, i));
    }
    return text.toString();
  }

  private static String scalar(Group row, int field, int index, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> type.stringifier().stringify(row.getInteger(field, index));
      case INT64 -> type.stringifier().stringify(row.getLong(field, index));
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          type.stringifier().stringify(row.getBinary(field, index));
      case INT96, BOOLEAN, FLOAT, DOUBLE -> row.getValueToString(field, index);
    };
  }
}
