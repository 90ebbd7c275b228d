package dev.semblance.runtime.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Offsets of one time zone, by the JVM's rules. Remembers the stretch between two transitions that
 * was asked for last, as neighbouring rows tend to fall into the same one.
 */
final class ZoneOffsets {
  private final ZoneRules rules;
  private long validFrom = Long.MAX_VALUE;
  private long validBefore = Long.MIN_VALUE;
  private int offset;

  /**
   * @throws IllegalArgumentException if there is no such zone
   */
  ZoneOffsets(String zone) {
    try {
      rules = ZoneId.of(zone).getRules();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("unknown time zone: " + zone, e);
    }
  }

  /** Seconds since the epoch on the zone's clocks at {@code epochSecond}. */
  long localSecond(long epochSecond) {
    if (epochSecond < validFrom || epochSecond >= validBefore) {
      remember(epochSecond);
    }
    return epochSecond + offset;
  }

  private void remember(long epochSecond) {
    Instant instant = Instant.ofEpochSecond(epochSecond);
    offset = rules.getOffset(instant).getTotalSeconds();
    // "Previous" is strictly before, and a transition at this very second has already happened.
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    validFrom = previous == null ? Long.MIN_VALUE : previous.toEpochSecond();
    validBefore = next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }
}
