package dev.semblance.reference.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All events that an engine is given.
 *
 * @param events by the event's declared name; the order within a list must not matter to anybody
 */
public record EventLog(Map<String, List<Event>> events) {
  public EventLog {
    Map<String, List<Event>> copy = new LinkedHashMap<>();
    events.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    events = Collections.unmodifiableMap(copy);
  }

  /** The events of that name, none where the log knows none. */
  public List<Event> of(String name) {
    return events.getOrDefault(name, List.of());
  }

  /** How many events there are, of all names. */
  public int size() {
    return events.values().stream().mapToInt(List::size).sum();
  }

  /** This log with the events of one name replaced. */
  public EventLog with(String name, List<Event> replacement) {
    Map<String, List<Event>> copy = new LinkedHashMap<>(events);
    copy.put(name, replacement);
    return new EventLog(copy);
  }

  /** The same events in another order. */
  public EventLog shuffled(long seed) {
    Random random = new Random(seed);
    return mapped(
        list -> {
          List<Event> copy = new ArrayList<>(list);
          Collections.shuffle(copy, random);
          return copy;
        });
  }

  /** The events of this log, then those of another. */
  public EventLog and(EventLog other) {
    Map<String, List<Event>> both = new LinkedHashMap<>(events);
    other.events.forEach(
        (name, list) ->
            both.merge(
                name,
                list,
                (mine, others) -> Stream.concat(mine.stream(), others.stream()).toList()));
    return new EventLog(both);
  }

  /** Each event changed, or dropped where {@code change} gives null. */
  public EventLog map(BiFunction<String, Event, Event> change) {
    Map<String, List<Event>> copy = new LinkedHashMap<>();
    events.forEach(
        (name, list) ->
            copy.put(
                name,
                list.stream()
                    .map(event -> change.apply(name, event))
                    .filter(Objects::nonNull)
                    .toList()));
    return new EventLog(copy);
  }

  private EventLog mapped(UnaryOperator<List<Event>> change) {
    Map<String, List<Event>> copy = new LinkedHashMap<>();
    events.forEach((name, list) -> copy.put(name, change.apply(list)));
    return new EventLog(copy);
  }
}
