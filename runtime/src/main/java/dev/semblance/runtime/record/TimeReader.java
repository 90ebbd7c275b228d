package dev.semblance.runtime.record;

import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.TimePattern;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** Reads moments as a source writes them, and puts them into a timestamp field. */
final class TimeReader {
  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final int NANOS_IN_MICRO = 1_000;

  /** No moment has more digits before the point; larger ones need not be computed. */
  private static final int MOST_INTEGER_DIGITS = 30;

  private final FieldWriter writer;
  private final TimeFormat format;
  private final TimePattern pattern;
  private final ZoneId zone;

  TimeReader(FieldWriter writer, TimeFormat format) {
    this.writer = writer;
    this.format = format;
    this.pattern = format.pattern() == null ? null : TimePattern.of(format.pattern());
    // "UTC" as a region is no ZoneOffset; normalized, it takes the short way.
    this.zone = ZoneId.of(format.zone()).normalized();
  }

  boolean hasUnit() {
    return format.unit() != null;
  }

  void readText(String text, ColumnVector into, int row) throws BadRecordException {
    long micros = pattern == null ? IsoTime.micros(text, zone) : patternMicros(text);
    if (micros == IsoTime.NOT_A_TIME) {
      throw writer.notOfType(text);
    }
    writer.putTime(micros, into, row);
  }

  private long patternMicros(String text) {
    try {
      ZonedDateTime moment = pattern.parse(text, zone);
      return moment.toEpochSecond() * SECOND + moment.getNano() / NANOS_IN_MICRO;
    } catch (DateTimeParseException e) {
      return IsoTime.NOT_A_TIME;
    }
  }

  /** A number of the format's unit. */
  void readCount(long count, ColumnVector into, int row) throws BadRecordException {
    requireUnit(count);
    try {
      writer.putTime(format.unit().toMicros(count), into, row);
    } catch (ArithmeticException e) {
      throw writer.outOfRange(count + " " + format.unit() + " is outside the years 1 to 9999");
    }
  }

  /** A number of the format's unit, which may have a fraction. */
  void readCount(BigDecimal count, ColumnVector into, int row) throws BadRecordException {
    requireUnit(count);
    long integerDigits = (long) count.precision() - count.scale();
    if (count.signum() != 0 && Math.abs(integerDigits) > MOST_INTEGER_DIGITS) {
      throw writer.outOfRange("a moment outside the years 1 to 9999");
    }
    try {
      writer.putTime(format.unit().toMicros(count), into, row);
    } catch (ArithmeticException e) {
      throw writer.outOfRange(count + " " + format.unit() + " is outside the years 1 to 9999");
    }
  }

  private void requireUnit(Object count) throws BadRecordException {
    if (!hasUnit()) {
      throw writer.unitMissing(count.toString());
    }
  }

  /** Microseconds since the epoch. */
  void readMicros(long micros, ColumnVector into, int row) throws BadRecordException {
    writer.putTime(micros, into, row);
  }

  /** Microseconds that clocks of the format's zone show, counted from their 1970. */
  void readLocalMicros(long micros, ColumnVector into, int row) throws BadRecordException {
    writer.putTime(zone == ZoneOffset.UTC ? micros : inZone(micros), into, row);
  }

  /** The start of a day, counted from 1970. */
  void readDays(long days, ColumnVector into, int row) throws BadRecordException {
    readLocalMicros(days * DAY, into, row);
  }

  private long inZone(long localMicros) {
    long seconds = Math.floorDiv(localMicros, SECOND);
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    return local.atZone(zone).toEpochSecond() * SECOND + Math.floorMod(localMicros, SECOND);
  }
}
