package dev.semblance.runtime.record;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of ISO-8601 whose length is fixed: weeks ({@code P1W}), days and what is shorter. */
final class IsoDuration {
  private static final int DAYS_IN_WEEK = 7;

  private static final Pattern WEEKS =
      Pattern.compile("([+-]?)P([+-]?[0-9]{1,15})W(.*)", Pattern.CASE_INSENSITIVE);

  private IsoDuration() {}

  /**
   * The duration that the text writes. {@link Duration#parse} knows no weeks; they come first, and
   * days and times may follow.
   *
   * @throws DateTimeParseException if it is none, or has months or years
   * @throws ArithmeticException if it is out of the range of a Duration
   */
  static Duration parse(String text) {
    Matcher weeks = WEEKS.matcher(text);
    if (!weeks.matches()) {
      return Duration.parse(text);
    }
    Duration whole = Duration.ofDays(Long.parseLong(weeks.group(2)) * DAYS_IN_WEEK);
    Duration signed = weeks.group(1).equals("-") ? whole.negated() : whole;
    String rest = weeks.group(3);
    return rest.isEmpty() ? signed : signed.plus(Duration.parse(weeks.group(1) + "P" + rest));
  }
}
