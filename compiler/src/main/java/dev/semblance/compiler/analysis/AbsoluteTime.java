package dev.semblance.compiler.analysis;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.SourceSpan;
import java.util.Set;

/**
 * The ban on moments: a feature that knows the time of day, or compares with a date, gives other
 * values when it is computed again, and may know what was not yet known.
 */
final class AbsoluteTime {
  private static final Set<String> WORDS =
      Set.of(
          "now",
          "today",
          "yesterday",
          "tomorrow",
          "current_timestamp",
          "current_date",
          "current_time",
          "localtimestamp",
          "getdate",
          "sysdate",
          "utcnow",
          "unix_timestamp",
          "clock");
  private static final Set<String> CASTS =
      Set.of(
          "timestamp",
          "to_timestamp",
          "date",
          "to_date",
          "datetime",
          "to_datetime",
          "from_unixtime",
          "from_epoch",
          "make_timestamp",
          "make_date",
          "parse_timestamp",
          "parse_date",
          "strptime");

  private static final String HELP =
      "look back from the event that triggers the feature: a window such as `over 7d`, the "
          + "difference of two timestamps, or `time_since_last()`";

  private AbsoluteTime() {}

  static boolean isClock(String name) {
    return WORDS.contains(name);
  }

  static boolean isCast(String name) {
    return CASTS.contains(name);
  }

  static Diagnostic clock(SourceSpan span, String written) {
    return report(
        span,
        "`"
            + written
            + "` would read a clock, and a feature has none: computed again for the same "
            + "event, it must give the same value");
  }

  static Diagnostic cast(SourceSpan span, String written) {
    return report(
        span,
        "`"
            + written
            + "` would make a timestamp, and no moment can be written down: a timestamp "
            + "only comes from an event's field");
  }

  static Diagnostic mixed(SourceSpan span, Operand other) {
    return report(
        span,
        "a timestamp only stands beside a timestamp or a duration, not beside "
            + other.describe()
            + ": no moment can be written down");
  }

  static Diagnostic offset(SourceSpan span, String written) {
    return report(span, "`" + written + "` is a moment, and moments are only written in tests");
  }

  private static Diagnostic report(SourceSpan span, String message) {
    return Diagnostic.at(DiagnosticCode.ABSOLUTE_TIME, span, message).help(HELP);
  }
}
