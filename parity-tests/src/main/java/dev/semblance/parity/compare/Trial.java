package dev.semblance.parity.compare;

import static java.util.Objects.requireNonNull;

import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.EventLog;

/**
 * What engines are tried on.
 *
 * @param definition a {@code .feature} file's text
 * @param arrivals events in an order that engines of event order do not look at
 */
public record Trial(String definition, Arrivals arrivals) {
  public Trial {
    requireNonNull(definition, "definition");
    requireNonNull(arrivals, "arrivals");
  }

  /** A trial of which nobody asks in which order its events came. */
  public Trial(String definition, EventLog log) {
    this(definition, Arrivals.of(log));
  }

  /** The events without their order. */
  public EventLog log() {
    return arrivals.log();
  }
}
