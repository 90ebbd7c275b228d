package dev.semblance.cli;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which triggers a backfill answers, in microseconds since the epoch.
 *
 * @param from the first of them; empty for no limit
 * @param end the first after them; empty for no limit
 */
record TriggerRange(OptionalLong from, OptionalLong end) {

  /**
   * The range that two options give.
   *
   * @throws CommandFailure if they are no times, or the range is empty
   */
  static TriggerRange of(Optional<String> from, Optional<String> to) {
    OptionalLong first = OptionalLong.empty();
    OptionalLong end = OptionalLong.empty();
    if (from.isPresent()) {
      first = OptionalLong.of(TimeBound.parse("--from", from.get()).firstMicros());
    }
    if (to.isPresent()) {
      end = OptionalLong.of(TimeBound.parse("--to", to.get()).endMicros());
    }
    if (first.isPresent() && end.isPresent() && first.getAsLong() >= end.getAsLong()) {
      throw CommandFailure.usage(
          "--from " + from.get() + " is not before --to " + to.get() + ": the range is empty");
    }
    return new TriggerRange(first, end);
  }
}
