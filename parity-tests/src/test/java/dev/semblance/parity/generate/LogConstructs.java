package dev.semblance.parity.generate;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds in logs which kinds of trouble they hold for a plan. */
final class LogConstructs {
  private static final int ENOUGH_TO_BE_HOT = 6;
  private static final double HUGE = 1e308;

  private final Set<String> seen;

  /**
   * @param seen takes what is found
   */
  LogConstructs(Set<String> seen) {
    this.seen = seen;
  }

  /** What a plan's engine meets in a log. */
  void add(Plan plan, EventLog log) {
    for (EventSchema schema : plan.events()) {
      List<Event> events = log.of(schema.name());
      if (events.isEmpty()) {
        seen.add("empty stream");
      }
      events.forEach(event -> event.fields().values().forEach(this::addValue));
      addTies(schema, events);
      addCancelling(schema, events);
      addRepetitions(schema, events);
    }
    for (Stage stage : plan.stages()) {
      addKeys(plan, stage, log);
      addEdges(plan, stage, log);
    }
  }

  private void addValue(Object value) {
    if (value instanceof Double number) {
      double size = Math.abs(number);
      addIf(size > 0 && size < Double.MIN_NORMAL, "subnormal");
      addIf(size >= HUGE, "1e308");
      addIf(number < 0, "negative double");
    } else if (value instanceof String text) {
      addIf(text.codePoints().anyMatch(Character::isSupplementaryCodePoint), "astral text");
      addIf(text.isEmpty(), "empty text");
    } else if (value instanceof Long whole) {
      addIf(whole == Long.MAX_VALUE || whole == Long.MIN_VALUE, "end of the ints");
    } else if (value instanceof BigDecimal decimal) {
      addIf(decimal.precision() == 38, "decimal of 38 digits");
    } else if (value instanceof List<?> list) {
      seen.add(list.isEmpty() ? "empty list" : "list");
      list.forEach(this::addValue);
    } else if (value instanceof Map<?, ?> map) {
      seen.add(map.isEmpty() ? "empty map" : "map");
      map.values().forEach(this::addValue);
    } else if (value == null) {
      seen.add("null");
    }
  }

  private void addTies(EventSchema schema, List<Event> events) {
    List<Object> times = events.stream().map(event -> event.get(schema.timeField())).toList();
    addIf(new HashSet<>(times).size() < times.size(), "instants that tie");
    addIf(times.stream().anyMatch(time -> (Long) time < 0), "before the epoch");
  }

  /** Doubles of one field whose sum is lost where it is not exact. */
  private void addCancelling(EventSchema schema, List<Event> events) {
    for (Field field : schema.fields()) {
      if (field.type().is(Type.Kind.DOUBLE)) {
        List<Double> large =
            events.stream()
                .map(event -> (Double) event.get(field.name()))
                .filter(value -> value != null && Math.abs(value) >= 1e16)
                .toList();
        boolean small =
            events.stream()
                .map(event -> (Double) event.get(field.name()))
                .anyMatch(value -> value != null && value != 0 && Math.abs(value) < 1);
        addIf(small && large.stream().anyMatch(v -> large.contains(-v)), "sums that cancel");
      }
    }
  }

  private void addRepetitions(EventSchema schema, List<Event> events) {
    addIf(new HashSet<>(events).size() < events.size(), "duplicate");
    if (!schema.hasHashedId()) {
      long ids =
          events.stream()
              .map(event -> schema.idFields().stream().map(event::get).toList())
              .distinct()
              .count();
      addIf(ids < new HashSet<>(events).size(), "one id, several contents");
    }
  }

  private void addKeys(Plan plan, Stage stage, EventLog log) {
    for (Stage.Source source : stage.sources()) {
      Optional<List<String>> fields = fields(plan, source.event(), source.key());
      if (fields.isPresent()) {
        List<List<Object>> keys =
            log.of(source.event()).stream().map(event -> key(event, fields.get())).toList();
        addIf(keys.stream().anyMatch(key -> key.contains(null)), "null key");
        for (List<Object> key : new HashSet<>(keys)) {
          int same = Collections.frequency(keys, key);
          addIf(same >= ENOUGH_TO_BE_HOT && same > 2 * keys.size() / 3, "hot key");
        }
      }
    }
  }

  /** A trigger and an event of its key that lies exactly where a window of it begins. */
  private void addEdges(Plan plan, Stage stage, EventLog log) {
    Stage.Subject subject = stage.subject();
    Optional<List<String>> triggerKey = fields(plan, subject.event(), subject.key());
    for (Stage.Source source : stage.sources()) {
      Optional<List<String>> sourceKey = fields(plan, source.event(), source.key());
      if (triggerKey.isPresent() && sourceKey.isPresent()) {
        for (Aggregate aggregate : source.aggregates()) {
          if (aggregate.window() instanceof Window.Trailing window) {
            for (Event trigger : log.of(subject.event())) {
              long edge =
                  time(plan, subject.event(), trigger)
                      - window.lengthMicros()
                      - window.endingMicros();
              boolean isMet =
                  log.of(source.event()).stream()
                      .anyMatch(
                          event ->
                              time(plan, source.event(), event) == edge
                                  && key(event, sourceKey.get())
                                      .equals(key(trigger, triggerKey.get())));
              addIf(isMet, "event on a window's edge");
            }
          }
        }
      }
    }
  }

  private static long time(Plan plan, String name, Event event) {
    return (Long) event.get(plan.event(name).timeField());
  }

  /** The declared fields that a key consists of; empty where it does of anything else. */
  private static Optional<List<String>> fields(
      Plan plan, String event, List<ScalarExpression> key) {
    List<String> names =
        key.stream()
            .filter(ScalarExpression.Column.class::isInstance)
            .map(part -> ((ScalarExpression.Column) part).name())
            .filter(name -> plan.event(event).field(name).isPresent())
            .toList();
    return names.size() == key.size() ? Optional.of(names) : Optional.empty();
  }

  private static List<Object> key(Event event, List<String> fields) {
    List<Object> key = new ArrayList<>();
    fields.forEach(field -> key.add(event.get(field)));
    return key;
  }

  /** What it meets in an order of arrivals. */
  void add(Plan plan, Arrivals arrivals) {
    List<Arrived> order =
        arrivals.inOrder().stream()
            .filter(arrived -> plan.events().stream().anyMatch(e -> isOf(e, arrived)))
            .toList();
    for (int i = 1; i < order.size(); i++) {
      long before = time(plan, order.get(i - 1).name(), order.get(i - 1).event());
      addIf(time(plan, order.get(i).name(), order.get(i).event()) < before, "disorder");
    }
    addIf(arrivals.latenessMicros().values().stream().anyMatch(l -> l > 0), "lateness");
    addIf(arrivals.latenessMicros().values().stream().anyMatch(l -> l == 0), "no lateness");
    new ReferenceArrivalEngine()
        .run(plan, arrivals)
        .rejected()
        .orElse(List.of())
        .forEach(rejected -> seen.add("rejected " + rejected.reason()));
  }

  private static boolean isOf(EventSchema schema, Arrived arrived) {
    return Objects.equals(schema.name(), arrived.name());
  }

  private void addIf(boolean isThere, String construct) {
    if (isThere) {
      seen.add(construct);
    }
  }
}
