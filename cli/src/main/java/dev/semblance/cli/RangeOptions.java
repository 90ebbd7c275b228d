package dev.semblance.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Of which time triggers are wanted. */
final class RangeOptions {
  @Option(
      names = "--from",
      paramLabel = "WHEN",
      order = 5,
      description =
          "First trigger time: a date such as 2026-01-31, which is a whole UTC day, or an instant"
              + " such as 2026-01-31T12:00:00Z.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "WHEN",
      order = 6,
      description = "Last trigger time: a date, itself included, or an instant, itself not.")
  private Optional<String> to = Optional.empty();

  /**
   * All of time where neither is given.
   *
   * @throws CommandFailure if one is no time, or the range is empty
   */
  TriggerRange range() {
    return TriggerRange.of(from, to);
  }
}
