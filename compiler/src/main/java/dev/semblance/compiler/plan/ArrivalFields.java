package dev.semblance.compiler.plan;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;

/** Whether all events of a plan say when they arrived, in a way that can be compared. */
public final class ArrivalFields {
  private ArrivalFields() {}

  /**
   * @throws IllegalArgumentException if not; the message is for the user
   */
  public static void check(Plan plan) {
    EventSchema first = plan.events().get(0);
    for (EventSchema event : plan.events()) {
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
