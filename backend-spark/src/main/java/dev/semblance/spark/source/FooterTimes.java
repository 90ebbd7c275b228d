package dev.semblance.spark.source;

import dev.semblance.runtime.binding.ArchiveSpan;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.spark.plan.TimeRange;
import java.util.Optional;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * When the events of a Parquet file happened, as the statistics in its footer say.
 *
 * @param fromMicros the earliest instant; later than {@code toMicros} if there are no events
 * @param toMicros the latest instant
 * @param hasNulls whether records may lack a time
 */
record FooterTimes(long fromMicros, long toMicros, boolean hasNulls) {

  /** Whether no record can be anything to a run over the range, not even a bad one. */
  boolean isOutside(TimeRange range) {
    return !range.isAll()
        && !hasNulls
        && (fromMicros > toMicros || !range.meets(fromMicros, after(toMicros)));
  }

  /** Whether all events lie within the span. */
  boolean isWithin(ArchiveSpan span) {
    return fromMicros > toMicros || (span.contains(fromMicros) && span.contains(toMicros));
  }

  private static long after(long micros) {
    return micros == Long.MAX_VALUE ? micros : micros + 1;
  }

  /**
   * Reads the statistics of a column.
   *
   * @param format how the bindings say that times are written
   * @return empty where they are missing, or of a type whose order is not that of time
   */
  static Optional<FooterTimes> of(ParquetMetadata footer, String column, TimeFormat format) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    boolean hasNulls = false;
    for (BlockMetaData block : footer.getBlocks()) {
      Optional<ColumnChunkMetaData> chunk = chunk(block, column);
      Optional<EpochUnit> unit = chunk.flatMap(found -> unit(found.getPrimitiveType(), format));
      if (unit.isEmpty() || !(chunk.get().getStatistics() instanceof LongStatistics statistics)) {
        return Optional.empty();
      }
      boolean onlyNulls = statistics.getNumNulls() == chunk.get().getValueCount();
      if (!statistics.isNumNullsSet() || !(statistics.hasNonNullValue() || onlyNulls)) {
        return Optional.empty();
      }
      hasNulls |= statistics.getNumNulls() > 0;
      if (!onlyNulls) {
        earliest = Math.min(earliest, micros(statistics.getMin(), unit.get()));
        latest = Math.max(latest, micros(statistics.getMax(), unit.get()));
      }
    }
    return Optional.of(new FooterTimes(earliest, latest, hasNulls));
  }

  private static Optional<ColumnChunkMetaData> chunk(BlockMetaData block, String column) {
    return block.getColumns().stream()
        .filter(chunk -> chunk.getPath().toDotString().equals(column))
        .findFirst();
  }

  private static Optional<EpochUnit> unit(PrimitiveType type, TimeFormat format) {
    if (type.getPrimitiveTypeName() != PrimitiveTypeName.INT64) {
      return Optional.empty();
    }
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    if (annotation instanceof TimestampLogicalTypeAnnotation timestamp) {
      return timestamp.isAdjustedToUTC() ? Optional.of(unit(timestamp)) : Optional.empty();
    }
    boolean isNumber =
        annotation == null
            || (annotation instanceof IntLogicalTypeAnnotation number && number.isSigned());
    return isNumber ? Optional.ofNullable(format.unit()) : Optional.empty();
  }

  private static EpochUnit unit(TimestampLogicalTypeAnnotation timestamp) {
    return switch (timestamp.getUnit()) {
      case MILLIS -> EpochUnit.MS;
      case MICROS -> EpochUnit.US;
      case NANOS -> EpochUnit.NS;
    };
  }

  private static long micros(long value, EpochUnit unit) {
    return switch (unit) {
      case S -> times(value, 1_000_000);
      case MS -> times(value, 1_000);
      case US -> value;
      case NS -> Math.floorDiv(value, 1_000);
    };
  }

  private static long times(long value, long factor) {
    long limit = Long.MAX_VALUE / factor;
    if (value > limit) {
      return Long.MAX_VALUE;
    }
    return value < -limit ? Long.MIN_VALUE : value * factor;
  }
}
