package dev.semblance.cli.replay;

import dev.semblance.runtime.record.SourceType;
import dev.semblance.runtime.record.SourceType.Kind;
import java.util.Locale;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** What Parquet's types are to a field. */
final class ParquetTypes {
  private ParquetTypes() {}

  static SourceType of(Type type) {
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      return simple(Kind.OTHER, type);
    }
    if (!type.isPrimitive()) {
      return ofGroup(type.asGroupType());
    }
    PrimitiveType primitive = type.asPrimitiveType();
    LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return new SourceType(Kind.DECIMAL, decimal.getScale(), null, name(type));
    }
    Kind kind =
        switch (primitive.getPrimitiveTypeName()) {
          case BOOLEAN -> Kind.BOOLEAN;
          case FLOAT, DOUBLE -> Kind.REAL;
          case INT96 -> Kind.TIMESTAMP;
          case INT32, INT64 -> integer(primitive, logical);
          case BINARY -> isText(logical) ? Kind.TEXT : Kind.OTHER;
          case FIXED_LEN_BYTE_ARRAY -> Kind.OTHER;
        };
    return simple(kind, type);
  }

  private static Kind integer(PrimitiveType type, LogicalTypeAnnotation logical) {
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      return timestamp.isAdjustedToUTC() ? Kind.TIMESTAMP : Kind.LOCAL_TIMESTAMP;
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return Kind.DATE;
    }
    if (isUnsignedLong(type)) {
      return Kind.DECIMAL;
    }
    return logical == null || logical instanceof IntLogicalTypeAnnotation
        ? Kind.INTEGER
        : Kind.OTHER;
  }

  /** Its numbers do not fit 64 bits with a sign. */
  static boolean isUnsignedLong(PrimitiveType type) {
    return type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation number
        && !number.isSigned()
        && number.getBitWidth() == Long.SIZE;
  }

  /** Many writers leave out that bytes are text. */
  private static boolean isText(LogicalTypeAnnotation logical) {
    return logical == null
        || logical instanceof StringLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation;
  }

  private static SourceType ofGroup(GroupType group) {
    if (isMap(group)) {
      GroupType entry = group.getType(0).asGroupType();
      return of(entry.getType(0)).kind() == Kind.TEXT
          ? new SourceType(Kind.MAP, 0, of(entry.getType(1)), name(group))
          : simple(Kind.OTHER, group);
    }
    if (!(group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation)
        || group.getFieldCount() != 1
        || !group.getType(0).isRepetition(Type.Repetition.REPEATED)) {
      return simple(Kind.OTHER, group);
    }
    SourceType element = isElement(group) ? simple(Kind.OTHER, group) : of(elementOf(group));
    return new SourceType(Kind.LIST, 0, element, name(group));
  }

  /** Whether it is a map as all writers have it: repeated pairs of a key and a value. */
  private static boolean isMap(GroupType group) {
    LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
    return (logical instanceof MapLogicalTypeAnnotation
            || logical instanceof MapKeyValueTypeAnnotation)
        && group.getFieldCount() == 1
        && group.getType(0).isRepetition(Type.Repetition.REPEATED)
        && !group.getType(0).isPrimitive()
        && group.getType(0).asGroupType().getFieldCount() == 2;
  }

  /** Whether what is repeated is the element itself, as old writers have it. */
  private static boolean isElement(GroupType list) {
    return list.getType(0).isPrimitive() || list.getType(0).asGroupType().getFieldCount() != 1;
  }

  /** The type of the elements of a list that {@link #of} knows. */
  static Type elementOf(GroupType list) {
    return list.getType(0).asGroupType().getType(0);
  }

  private static SourceType simple(Kind kind, Type type) {
    return new SourceType(kind, 0, null, name(type));
  }

  private static String name(Type type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    String plain =
        type.isPrimitive()
            ? type.asPrimitiveType().getPrimitiveTypeName().name().toLowerCase(Locale.ROOT)
            : "group";
    return logical == null ? plain : plain + " (" + logical + ")";
  }
}
