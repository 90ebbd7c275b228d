package dev.semblance.runtime.expression;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Timestamps and durations as ISO-8601 text. */
public final class TimeText {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;

  private TimeText() {}

  /**
   * In UTC with six digits of fraction: {@code 2026-01-31T09:05:00.000250Z}. Years outside 0000 to
   * 9999 carry a sign.
   */
  public static String timestamp(long micros) {
    long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
    long ofDay = Math.floorMod(seconds, SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder(27);
    text.append(LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY))).append('T');
    append(text, ofDay / 3_600, 2).append(':');
    append(text, ofDay / 60 % 60, 2).append(':');
    append(text, ofDay % 60, 2).append('.');
    append(text, Math.floorMod(micros, MICROS_PER_SECOND), 6).append('Z');
    return text.toString();
  }

  private static StringBuilder append(StringBuilder text, long number, int digits) {
    String plain = Long.toString(number);
    return text.append("0".repeat(digits - plain.length())).append(plain);
  }

  /**
   * In hours, minutes and seconds: {@code PT26H}, {@code PT1H30M}, {@code PT-0.5S}, {@code PT0S}.
   */
  static String duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS).toString();
  }
}
