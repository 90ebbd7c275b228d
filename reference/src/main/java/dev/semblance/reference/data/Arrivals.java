package dev.semblance.reference.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that came, in the order in which it came.
 *
 * @param inOrder events of all names, one after the other; an event that came twice is here twice
 * @param latenessMicros by the event's declared name, how late one may come and still count; 0
 *     where the map has none
 */
public record Arrivals(List<Arrived> inOrder, Map<String, Long> latenessMicros) {
  public Arrivals {
    inOrder = List.copyOf(inOrder);
    latenessMicros = Collections.unmodifiableMap(new LinkedHashMap<>(latenessMicros));
  }

  /** The events of a log, name by name, with no lateness. */
  public static Arrivals of(EventLog log) {
    List<Arrived> all = new ArrayList<>();
    log.events().forEach((name, events) -> events.forEach(e -> all.add(new Arrived(name, e))));
    return new Arrivals(all, Map.of());
  }

  /** How late an event of that name may come and still count. */
  public long lateness(String name) {
    return latenessMicros.getOrDefault(name, 0L);
  }

  /** Other events, or the same in another order, with the same lateness. */
  public Arrivals with(List<Arrived> replacement) {
    return new Arrivals(replacement, latenessMicros);
  }

  /** The events without their order. */
  public EventLog log() {
    Map<String, List<Event>> events = new LinkedHashMap<>();
    inOrder.forEach(
        arrived ->
            events.computeIfAbsent(arrived.name(), name -> new ArrayList<>()).add(arrived.event()));
    return new EventLog(events);
  }
}
