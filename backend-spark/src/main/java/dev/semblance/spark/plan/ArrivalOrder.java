package dev.semblance.spark.plan;

import dev.semblance.compiler.plan.ArrivalFields;
import dev.semblance.compiler.plan.EventRanks;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.spark.BackfillException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How a plan's events are brought into the order of their arrival, and how late they may come.
 *
 * @param events names, in the order in which events come that arrive and happen at one instant
 * @param fields the {@code @arrival} field by event
 * @param latenessMicros by event
 */
public record ArrivalOrder(
    List<String> events, Map<String, String> fields, Map<String, Long> latenessMicros) {

  /**
   * Added to the trigger's rows: whether a stage refused to answer it. No field has such a name.
   */
  public static final String REFUSED = "@refused";

  public ArrivalOrder {
    events = List.copyOf(events);
    fields = Map.copyOf(fields);
    latenessMicros = Map.copyOf(latenessMicros);
  }

  /**
   * The order of a plan's events.
   *
   * @param lateness how late an event of that name may come and still count, in microseconds
   * @throws BackfillException if the events do not say when they arrived
   */
  public static ArrivalOrder of(Plan plan, ToLongFunction<String> lateness) {
    try {
      ArrivalFields.check(plan);
    } catch (IllegalArgumentException e) {
      throw new BackfillException(e.getMessage(), e);
    }
    Map<String, String> fields = new HashMap<>();
    Map<String, Long> latenessMicros = new HashMap<>();
    for (EventSchema event : ArrivalFields.of(plan)) {
      fields.put(event.name(), event.arrivalField().orElseThrow());
      latenessMicros.put(event.name(), lateness.applyAsLong(event.name()));
    }
    return new ArrivalOrder(EventRanks.order(plan), fields, latenessMicros);
  }

  /** Name of the event's {@code @arrival} field. */
  public String field(String event) {
    return fields.get(event);
  }

  /** Where the event stands among events that arrive and happen at one instant. */
  public int rank(String event) {
    return events.indexOf(event);
  }

  /** How late an event of that name may come and still count. */
  public long lateness(String event) {
    return latenessMicros.get(event);
  }
}
