package dev.semblance.runtime.record;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Moments in ISO-8601: a date, or a date and a time of day with or without an offset.
 *
 * <p>{@code 2026-01-31}, {@code 2026-01-31T10:15}, {@code 2026-01-31 10:15:30.123456+01:00}, {@code
 * 2026-01-31T10:15:30Z}. A blank may stand for the T. Digits beyond microseconds are cut off.
 */
public final class IsoTime {
  /** What {@link #micros} gives for text that is no moment. */
  static final long NOT_A_TIME = Long.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final int MICRO_DIGITS = 6;
  private static final long SECOND = 1_000_000L;

  private final String text;
  private int at;
  private boolean failed;

  private IsoTime(String text) {
    this.text = text;
  }

  /** Whether a text is a moment in one of these forms. */
  public static boolean isMoment(String text) {
    return micros(text, ZoneOffset.UTC) != NOT_A_TIME;
  }

  /** Microseconds since the epoch; a text without an offset is of {@code zone}. */
  static long micros(String text, ZoneId zone) {
    IsoTime reader = new IsoTime(text);
    long micros = reader.read(zone);
    return reader.failed ? NOT_A_TIME : micros;
  }

  private long read(ZoneId zone) {
    long days = date();
    if (failed) {
      return NOT_A_TIME;
    }
    if (text.length() == DATE_LENGTH) {
      return inZone(days * 86_400, 0, zone);
    }
    expect(takeOneOf("Tt "));
    int seconds = number(2, 23) * 3_600;
    expect(takeOneOf(":"));
    seconds += number(2, 59) * 60;
    int fraction = 0;
    if (at < text.length() && takeOneOf(":")) {
      seconds += number(2, 59);
      fraction = fraction();
    }
    if (failed) {
      return NOT_A_TIME;
    }
    long local = days * 86_400 + seconds;
    if (at == text.length()) {
      return inZone(local, fraction, zone);
    }
    int offset = offset();
    expect(at == text.length());
    return (local - offset) * SECOND + fraction;
  }

  private long date() {
    int year = number(4, 9_999);
    expect(takeOneOf("-"));
    int month = number(2, 12);
    expect(takeOneOf("-"));
    int day = number(2, 31);
    if (failed || month == 0 || day == 0 || day > YearMonth.of(year, month).lengthOfMonth()) {
      failed = true;
      return 0;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  /** Fraction of a second in microseconds, if one stands here. */
  private int fraction() {
    if (at >= text.length() || !takeOneOf(".,")) {
      return 0;
    }
    int start = at;
    int micros = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      if (at - start < MICRO_DIGITS) {
        micros = micros * 10 + (text.charAt(at) - '0');
      }
      at++;
    }
    expect(at > start);
    for (int digits = at - start; digits < MICRO_DIGITS; digits++) {
      micros *= 10;
    }
    return micros;
  }

  /** Offset from UTC in seconds: Z, +01, +0100 or +01:00. */
  private int offset() {
    if (takeOneOf("Zz")) {
      return 0;
    }
    int sign = takeOneOf("+") ? 1 : -1;
    expect(sign > 0 || takeOneOf("-"));
    int seconds = number(2, 18) * 3_600;
    if (at < text.length()) {
      takeOneOf(":");
      seconds += number(2, 59) * 60;
    }
    return sign * seconds;
  }

  private static long inZone(long localSeconds, int fraction, ZoneId zone) {
    long seconds =
        zone instanceof ZoneOffset offset
            ? localSeconds - offset.getTotalSeconds()
            : LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC)
                .atZone(zone)
                .toEpochSecond();
    return seconds * SECOND + fraction;
  }

  private int number(int digits, int most) {
    int value = 0;
    for (int end = at + digits; at < end; at++) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        failed = true;
        return 0;
      }
      value = value * 10 + (text.charAt(at) - '0');
    }
    expect(value <= most);
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Steps over the next character if it is one of these. */
  private boolean takeOneOf(String characters) {
    boolean taken = at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    if (taken) {
      at++;
    }
    return taken;
  }

  private void expect(boolean holds) {
    failed |= !holds;
  }
}
