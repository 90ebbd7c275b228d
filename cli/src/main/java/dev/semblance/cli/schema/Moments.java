package dev.semblance.cli.schema;

import dev.semblance.runtime.binding.EpochUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which fields look like moments, by their names and their numbers. */
final class Moments {
  private static final long YEAR_1990 = 631_152_000L;
  private static final long YEAR_2100 = 4_102_444_800L;
  private static final long NANOS = 1_000_000_000L;

  /** Likely names of an event's time, the likeliest first. */
  private static final List<Pattern> NAMES =
      List.of(
          Pattern.compile("(event|message|record)_?(time|timestamp|ts|date)"),
          Pattern.compile("time|timestamp|ts|at"),
          Pattern.compile("(occurred|happened|created|paid|placed|sent|opened|started)(_at|_on)?"),
          Pattern.compile("(occurred|happened|created|creation)_?(time|timestamp|ts|date)"),
          Pattern.compile(".*_(at|time|timestamp|ts)"),
          Pattern.compile("date|datetime|.*_(date|datetime|on)"),
          Pattern.compile(".*_?(ms|millis|us|micros|ns|nanos|epoch)"));

  private Moments() {}

  /** How likely a name is that of an event's time: 0 is the likeliest; empty if it is none. */
  static Optional<Integer> rank(String name) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (NAMES.get(i).matcher(name).matches()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The unit in which all numbers between these are moments of our time; empty if in none. */
  static Optional<EpochUnit> unit(long least, long greatest) {
    return List.of(EpochUnit.S, EpochUnit.MS, EpochUnit.US, EpochUnit.NS).stream()
        .filter(unit -> least >= YEAR_1990 * perSecond(unit))
        .filter(unit -> greatest / perSecond(unit) < YEAR_2100)
        .findFirst();
  }

  private static long perSecond(EpochUnit unit) {
    return switch (unit) {
      case S -> 1;
      case MS -> 1_000;
      case US -> 1_000_000;
      case NS -> NANOS;
    };
  }

  /** The unit that a name ends in. */
  static Optional<EpochUnit> unitOf(String name) {
    if (name.matches(".*_(ms|millis|milliseconds)")) {
      return Optional.of(EpochUnit.MS);
    }
    if (name.matches(".*_(us|micros|microseconds)")) {
      return Optional.of(EpochUnit.US);
    }
    if (name.matches(".*_(ns|nanos|nanoseconds)")) {
      return Optional.of(EpochUnit.NS);
    }
    return name.matches(".*_(s|sec|secs|seconds|epoch)|epoch")
        ? Optional.of(EpochUnit.S)
        : Optional.empty();
  }
}
