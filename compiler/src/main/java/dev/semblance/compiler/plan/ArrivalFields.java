package dev.semblance.compiler.plan;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether all events that a plan's features read say when they arrived, in a way that can be
 * compared.
 */
public final class ArrivalFields {
  private ArrivalFields() {}

  /**
   * @throws IllegalArgumentException if not; the message is for the user
   */
  public static void check(Plan plan) {
    List<EventSchema> events = of(plan);
    EventSchema first = events.get(0);
    for (EventSchema event : events) {
      Field arrival = arrival(event);
      if (!arrival.type().equals(arrival(first).type())) {
        throw new IllegalArgumentException(
            "arrivals cannot be compared: `@arrival` of `"
                + first.name()
                + "` is "
                + arrival(first).type()
                + ", that of `"
                + event.name()
                + "` is "
                + arrival.type()
                + ": give all of them one type");
      }
    }
  }

  /** The events whose arrival matters: labels tell what came, however late. */
  public static List<EventSchema> of(Plan plan) {
    Set<String> read = new HashSet<>();
    read.add(plan.output().event());
    for (Stage stage : plan.stages()) {
      if (!stage.looksAhead()) {
        stage.sources().forEach(source -> read.add(source.event()));
      }
    }
    return plan.events().stream().filter(event -> read.contains(event.name())).toList();
  }

  private static Field arrival(EventSchema event) {
    return event
        .arrivalField()
        .flatMap(event::field)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the event `"
                        + event.name()
                        + "` does not say when it arrived: mark the field that does with"
                        + " `@arrival`, or choose event order"));
  }
}
