package dev.semblance.spark.source;

import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.spark.plan.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A time range as a condition on a source's column, so that Parquet's statistics spare reading. It
 * lets through more than the range where that is simpler, and records without a time, which are bad
 * and must not vanish.
 */
final class TimeFilter {
  private TimeFilter() {}

  static Optional<Column> of(TableShape shape, String column, TimeFormat format, TimeRange range) {
    DataType type = shape.schema().fields()[shape.schema().fieldIndex(column)].dataType();
    if (range.isAll()
        || shape.isNanos(column)
        || !(type instanceof TimestampType || (type instanceof LongType && isEpoch(format)))) {
      return Optional.empty();
    }
    Column time = functions.col("`" + column.replace("`", "``") + "`");
    Column within = functions.lit(true);
    if (range.hasStart()) {
      within = within.and(time.geq(bound(type, format, range.fromMicros(), false)));
    }
    if (range.hasEnd()) {
      within = within.and(time.leq(bound(type, format, range.toMicros(), true)));
    }
    return Optional.of(time.isNull().or(within));
  }

  private static boolean isEpoch(TimeFormat format) {
    return format.unit() != null;
  }

  private static Object bound(DataType type, TimeFormat format, long micros, boolean up) {
    if (type instanceof TimestampType) {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
    return switch (format.unit()) {
      case S -> divide(micros, 1_000_000, up);
      case MS -> divide(micros, 1_000, up);
      case US -> micros;
      case NS -> times1000(micros);
    };
  }

  private static long divide(long micros, long unit, boolean up) {
    return Math.floorDiv(micros, unit) + (up ? 1 : 0);
  }

  private static long times1000(long micros) {
    long limit = Long.MAX_VALUE / 1000;
    if (micros > limit) {
      return Long.MAX_VALUE;
    }
    return micros < -limit ? Long.MIN_VALUE : micros * 1000;
  }
}
