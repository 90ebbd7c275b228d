package dev.semblance.runtime.binding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A pattern of {@link DateTimeFormatter} that reads moments: at least a date, at most one reading.
 *
 * <p>Days that the calendar does not have are refused rather than moved; a pattern without a time
 * of day reads the start of the day. Names of months and days are English, whatever the locale.
 */
public final class TimePattern {
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2016, 2, 29, 13, 45, 59, 0, ZoneOffset.UTC);

  private final DateTimeFormatter formatter;

  private TimePattern(DateTimeFormatter formatter) {
    this.formatter = formatter;
  }

  /**
   * @throws IllegalArgumentException if it is no such pattern; the message says why
   */
  public static TimePattern of(String pattern) {
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            // "yyyy" counts years of an era, which strict reading would want to be told.
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ROOT)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);
    requireWholeMoment(formatter);
    return new TimePattern(formatter);
  }

  private static void requireWholeMoment(DateTimeFormatter formatter) {
    TemporalAccessor parsed;
    try {
      parsed = formatter.parse(formatter.format(SAMPLE));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it cannot read what it writes", e);
    }
    if (parsed.query(TemporalQueries.localDate()) == null) {
      throw new IllegalArgumentException("it needs a year, a month and a day");
    }
    boolean hasTimeFields =
        Stream.of(ChronoField.values()).anyMatch(f -> f.isTimeBased() && parsed.isSupported(f));
    if (hasTimeFields && parsed.query(TemporalQueries.localTime()) == null) {
      throw new IllegalArgumentException(
          "its time of day is not whole: HH for 0 to 23, or hh with a for am and pm");
    }
  }

  /**
   * The moment that a text names, if it names one.
   *
   * @param zone of a text without an offset; where clocks are set back the earlier moment counts,
   *     where they are set forward the skipped times follow the old offset
   * @throws DateTimeParseException if the text does not fit the pattern or the calendar
   */
  public ZonedDateTime parse(String text, ZoneId zone) {
    TemporalAccessor parsed = formatter.parse(text);
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (date == null) {
      throw new DateTimeParseException("no date", text, 0);
    }
    ZoneId own = parsed.query(TemporalQueries.zone());
    return ZonedDateTime.of(
        LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time), own == null ? zone : own);
  }
}
