package dev.semblance.runtime.expression;

import java.time.LocalDate;
import java.util.function.LongUnaryOperator;

/**
 * Parts of a timestamp on the clocks of a constant time zone, all as ints. Times before 1970 are
 * floored like all others: a microsecond before the epoch is hour 23 of a Wednesday in UTC.
 */
final class TimeKernels {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_HOUR = 3_600;
  private static final long SECONDS_PER_DAY = 86_400;
  // The epoch was a Thursday; Monday is day 1.
  private static final long EPOCH_DAYS_AFTER_MONDAY = 3;

  private TimeKernels() {}

  static Kernel hourOfDay(Argument zone) {
    return part(zone, second -> Math.floorMod(second, SECONDS_PER_DAY) / SECONDS_PER_HOUR);
  }

  static Kernel dayOfWeek(Argument zone) {
    return part(zone, second -> Math.floorMod(day(second) + EPOCH_DAYS_AFTER_MONDAY, 7L) + 1);
  }

  static Kernel dayOfMonth(Argument zone) {
    return part(zone, second -> LocalDate.ofEpochDay(day(second)).getDayOfMonth());
  }

  static Kernel month(Argument zone) {
    return part(zone, second -> LocalDate.ofEpochDay(day(second)).getMonthValue());
  }

  private static long day(long localSecond) {
    return Math.floorDiv(localSecond, SECONDS_PER_DAY);
  }

  private static Kernel part(Argument zone, LongUnaryOperator ofLocalSecond) {
    if (!(zone.requireConstant("a time zone") instanceof String name)) {
      return Nulls::everywhere;
    }
    ZoneOffsets offsets = new ZoneOffsets(name);
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      long[] operand = arguments[0].longs();
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          long local = offsets.localSecond(Math.floorDiv(operand[i], MICROS_PER_SECOND));
          result.setLong(i, ofLocalSecond.applyAsLong(local));
        }
      }
    };
  }
}
