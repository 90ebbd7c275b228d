package dev.semblance.reference.data;

import static java.util.Objects.requireNonNull;

/**
 * An event as it came.
 *
 * @param name the event's declared name
 */
public record Arrived(String name, Event event) {
  public Arrived {
    requireNonNull(name, "name");
    requireNonNull(event, "event");
  }
}
