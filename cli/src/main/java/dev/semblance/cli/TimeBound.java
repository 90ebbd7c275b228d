package dev.semblance.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * An end of a range as given on the command line: a date, which is a whole UTC day, or an instant.
 * As the end of a range a date is included and an instant is not.
 */
record TimeBound(Instant instant, boolean wholeDay) {

  /**
   * @param text {@code 2026-01-31} or {@code 2026-01-31T12:00:00Z}, with any offset
   * @throws CommandFailure if it is neither
   */
  static TimeBound parse(String option, String text) {
    try {
      return text.indexOf('T') < 0
          ? new TimeBound(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(), true)
          : new TimeBound(OffsetDateTime.parse(text).toInstant(), false);
    } catch (DateTimeParseException e) {
      throw CommandFailure.usage(
          option
              + " needs a date such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z, not '"
              + text
              + "'");
    }
  }

  /** The first microsecond that belongs to a range that starts here. */
  long firstMicros() {
    return micros(instant);
  }

  /** The first microsecond after a range that ends here. */
  long endMicros() {
    return micros(wholeDay ? instant.plus(1, ChronoUnit.DAYS) : instant);
  }

  /** The last microsecond of what ends here, itself included whether a date or an instant. */
  long lastMicros() {
    return wholeDay ? endMicros() - 1 : firstMicros();
  }

  private static long micros(Instant instant) {
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    } catch (ArithmeticException e) {
      throw CommandFailure.usage(instant + " is too far away to be a bound of a range");
    }
  }
}
