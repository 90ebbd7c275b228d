package dev.semblance.reference;

import dev.semblance.compiler.plan.ArrivalFields;
import dev.semblance.compiler.plan.EventRanks;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order in which recorded events came, as their {@code @arrival} tells. */
public final class RecordedArrivals {

  /** Ties go by time, then what others look up comes first, then by the order of events. */
  private static final Comparator<Recorded> ORDER =
      Comparator.comparing(Recorded::arrival, Values.NULLS_FIRST)
          .thenComparingLong(recorded -> recorded.row().time())
          .thenComparingInt(Recorded::rank)
          .thenComparing(Recorded::row, Row.ORDER);

  private record Recorded(Object arrival, int rank, Row row, Event event) {}

  private RecordedArrivals() {}

  /**
   * The events of a log as they came.
   *
   * @param latenessMicros by the event's declared name
   * @throws IllegalArgumentException if an event does not say when it arrived, or one counts and
   *     another tells the time; the message is for the user
   */
  public static Arrivals of(Plan plan, EventLog log, Map<String, Long> latenessMicros) {
    ArrivalFields.check(plan);
    List<String> ranks = EventRanks.order(plan);
    List<Recorded> all = new ArrayList<>();
    for (EventSchema schema : plan.events()) {
      String arrival = schema.arrivalField().orElseThrow();
      for (Event event : log.of(schema.name())) {
        all.add(
            new Recorded(
                event.get(arrival), ranks.indexOf(schema.name()), new Row(schema, event), event));
      }
    }
    all.sort(ORDER);
    return new Arrivals(
        all.stream()
            .map(recorded -> new Arrived(recorded.row().schema().name(), recorded.event()))
            .toList(),
        latenessMicros);
  }
}
