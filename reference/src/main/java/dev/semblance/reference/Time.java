package dev.semblance.reference;

import dev.semblance.compiler.expression.Operator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The calendar, and lengths of time as numbers. */
final class Time {
  private Time() {}

  static Object value(Operator operator, List<Object> arguments) {
    long micros = (Long) arguments.get(0);
    return switch (operator) {
      case HOUR_OF_DAY -> (long) local(micros, arguments).getHour();
      case DAY_OF_WEEK -> (long) local(micros, arguments).getDayOfWeek().getValue();
      case DAY_OF_MONTH -> (long) local(micros, arguments).getDayOfMonth();
      case MONTH -> (long) local(micros, arguments).getMonthValue();
      case SECONDS -> micros / 1e6;
      case MINUTES -> micros / 6e7;
      case HOURS -> micros / 3.6e9;
      case DAYS -> micros / 8.64e10;
      default -> throw new IllegalArgumentException("no function of time: " + operator);
    };
  }

  private static ZonedDateTime local(long micros, List<Object> arguments) {
    return Instant.EPOCH
        .plus(micros, ChronoUnit.MICROS)
        .atZone(ZoneId.of((String) arguments.get(1)));
  }
}
