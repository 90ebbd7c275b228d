package dev.semblance.reference.why;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An event, as people call it.
 *
 * @param event its declared name
 * @param id part by part
 * @param time in microseconds since the epoch
 * @param arrival its {@code @arrival}, where that is declared
 */
public record Occurrence(String event, List<Named> id, long time, Optional<Named> arrival) {
  public Occurrence {
    requireNonNull(event, "event");
    id = List.copyOf(id);
    requireNonNull(arrival, "arrival");
  }
}
