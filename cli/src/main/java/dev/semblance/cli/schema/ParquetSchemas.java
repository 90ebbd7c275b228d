package dev.semblance.cli.schema;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.spark.source.ParquetColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/** What the footers of Parquet files say. */
final class ParquetSchemas {
  /** Of an unsigned number of 64 bits. */
  private static final int UNSIGNED_DIGITS = 20;

  private final ParquetMetadata footer;

  private ParquetSchemas(ParquetMetadata footer) {
    this.footer = footer;
  }

  /**
   * @param place that the file is, or is in
   */
  static FoundEvent of(Path file, Path place) {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      ParquetSchemas schemas = new ParquetSchemas(reader.getFooter());
      return new FoundEvent(
          FoundEvents.nameOf(place),
          "",
          schemas.fields("", reader.getFooter().getFileMetaData().getSchema()),
          "archive: { path: %s, format: parquet }".formatted(Names.yaml(place.toString())));
    } catch (IOException | RuntimeException e) {
      throw new UnreadableSchema(file + ": not a whole Parquet file: " + e.getMessage(), e);
    }
  }

  private List<FoundField> fields(String prefix, GroupType group) {
    return group.getFields().stream().map(type -> field(prefix, type)).toList();
  }

  private FoundField field(String prefix, org.apache.parquet.schema.Type type) {
    return new FoundField(
        type.getName(),
        "",
        type(prefix + type.getName(), type),
        type.isRepetition(Repetition.OPTIONAL),
        remark(type));
  }

  private static Optional<String> remark(org.apache.parquet.schema.Type type) {
    return isList(type) && element(type).isRepetition(Repetition.OPTIONAL)
        ? Optional.of(FoundEvents.NULL_ITEMS)
        : Optional.empty();
  }

  private FoundType type(String path, org.apache.parquet.schema.Type type) {
    if (ParquetColumns.isRecord(type)) {
      return new FoundType.Nested(fields(path + ".", type.asGroupType()));
    }
    if (isList(type)) {
      org.apache.parquet.schema.Type element = element(type);
      return scalar(element)
          .<FoundType>map(value -> FoundType.Value.of(Type.listOf(value)))
          .orElseGet(
              () -> new FoundType.Unsayable("a list of " + FoundEvents.plural(what(element))));
    }
    if (isMap(type)) {
      return map(type.asGroupType().getType(0).asGroupType());
    }
    return scalar(type)
        .<FoundType>map(
            value ->
                value.is(Type.Kind.INT)
                    ? new FoundType.Value(value, unit(path))
                    : FoundType.Value.of(value))
        .orElseGet(() -> new FoundType.Unsayable(what(type)));
  }

  private static FoundType map(GroupType entry) {
    boolean ofTexts = scalar(entry.getType(0)).filter(key -> key.is(Type.Kind.STRING)).isPresent();
    if (!ofTexts) {
      return new FoundType.Unsayable("a map whose keys are no texts");
    }
    org.apache.parquet.schema.Type value = entry.getType(1);
    return scalar(value)
        .<FoundType>map(type -> FoundType.Value.of(Type.mapOf(type)))
        .orElseGet(() -> new FoundType.Unsayable("a map of " + FoundEvents.plural(what(value))));
  }

  /** By its name, or else by the least and greatest of its values. */
  private Optional<EpochUnit> unit(String path) {
    return Moments.unitOf(Names.snake(path)).or(() -> unitOfValues(path));
  }

  private Optional<EpochUnit> unitOfValues(String path) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (chunk.getPath().toDotString().equals(path)
            && chunk.getStatistics() instanceof LongStatistics values
            && values.hasNonNullValue()) {
          least = Math.min(least, values.getMin());
          greatest = Math.max(greatest, values.getMax());
        }
      }
    }
    return least <= greatest ? Moments.unit(least, greatest) : Optional.empty();
  }

  /** Whether it is a list as all writers of today have it. */
  private static boolean isList(org.apache.parquet.schema.Type type) {
    return !type.isPrimitive()
        && type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
        && type.asGroupType().getFieldCount() == 1
        && !type.asGroupType().getType(0).isPrimitive()
        && type.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
        && type.asGroupType().getType(0).asGroupType().getFieldCount() == 1;
  }

  private static boolean isMap(org.apache.parquet.schema.Type type) {
    return !type.isPrimitive()
        && type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation
        && type.asGroupType().getFieldCount() == 1
        && !type.asGroupType().getType(0).isPrimitive()
        && type.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
        && type.asGroupType().getType(0).asGroupType().getFieldCount() == 2;
  }

  private static org.apache.parquet.schema.Type element(org.apache.parquet.schema.Type list) {
    return list.asGroupType().getType(0).asGroupType().getType(0);
  }

  private static Optional<Type> scalar(org.apache.parquet.schema.Type type) {
    if (!type.isPrimitive() || type.isRepetition(Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveType primitive = type.asPrimitiveType();
    LogicalTypeAnnotation logical = primitive.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return FoundEvents.decimal(decimal.getPrecision(), decimal.getScale());
    }
    return switch (primitive.getPrimitiveTypeName()) {
      case BOOLEAN -> Optional.of(Type.BOOL);
      case FLOAT, DOUBLE -> Optional.of(Type.DOUBLE);
      case INT96 -> Optional.of(Type.TIMESTAMP);
      case INT32, INT64 -> number(logical);
      case BINARY -> isText(logical) ? Optional.of(Type.STRING) : Optional.empty();
      case FIXED_LEN_BYTE_ARRAY -> Optional.empty();
    };
  }

  private static Optional<Type> number(LogicalTypeAnnotation logical) {
    if (logical instanceof TimestampLogicalTypeAnnotation
        || logical instanceof DateLogicalTypeAnnotation) {
      return Optional.of(Type.TIMESTAMP);
    }
    if (logical instanceof IntLogicalTypeAnnotation number) {
      boolean wide = !number.isSigned() && number.getBitWidth() == Long.SIZE;
      return Optional.of(wide ? Type.decimal(UNSIGNED_DIGITS, 0) : Type.INT);
    }
    return logical == null ? Optional.of(Type.INT) : Optional.empty();
  }

  private static boolean isText(LogicalTypeAnnotation logical) {
    return logical == null
        || logical instanceof StringLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation;
  }

  private static String what(org.apache.parquet.schema.Type type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical != null) {
      return "a " + logical.toString().toLowerCase(Locale.ROOT);
    }
    if (type.isPrimitive()) {
      return "bytes";
    }
    return type.isRepetition(Repetition.REPEATED) ? "a list" : "a record";
  }
}
