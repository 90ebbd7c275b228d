package dev.semblance.parity.cases;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Rejected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of a case that tell in which order its events came, how late each may come, and what
 * was turned away.
 *
 * <p>An arrival names an event by its id, a composite one in brackets, or by its row's number where
 * the id is a hash. The second mention of an id is the second row that has it; a mention after the
 * last row is that row again: the event came twice.
 */
final class ArrivalTables {
  private static final List<String> ARRIVALS = List.of("event", "id");
  private static final List<String> LATENESS = List.of("event", "lateness");
  private static final List<String> REJECTED = List.of("event", "id", "at", "reason");

  private ArrivalTables() {}

  /** The order of arrivals, for events that are written down in that order. */
  static CaseTable order(Collection<EventSchema> schemas, Arrivals arrivals) {
    Map<String, Integer> written = new HashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (Arrived arrived : arrivals.inOrder()) {
      int row = written.merge(arrived.name(), 1, Integer::sum);
      rows.add(
          List.of(arrived.name(), name(schema(schemas, arrived.name()), arrived.event(), row)));
    }
    return new CaseTable(ARRIVALS, rows);
  }

  static CaseTable lateness(Arrivals arrivals) {
    List<List<String>> rows = new ArrayList<>();
    arrivals
        .latenessMicros()
        .forEach((name, micros) -> rows.add(List.of(name, CellText.text(Type.DURATION, micros))));
    return new CaseTable(LATENESS, rows);
  }

  /**
   * The arrivals that the tables tell of.
   *
   * @throws IllegalArgumentException where an event is not in the log, or never comes
   */
  static Arrivals arrivals(
      Collection<EventSchema> schemas, EventLog log, CaseTable order, CaseTable lateness) {
    requireHeader(ARRIVALS, order);
    Map<List<String>, List<Event>> byName = new LinkedHashMap<>();
    for (EventSchema schema : schemas) {
      List<Event> events = log.of(schema.name());
      for (int i = 0; i < events.size(); i++) {
        List<String> mention = List.of(schema.name(), name(schema, events.get(i), i + 1));
        byName.computeIfAbsent(mention, m -> new ArrayList<>()).add(events.get(i));
      }
    }
    Map<List<String>, Integer> mentions = new HashMap<>();
    List<Arrived> arrived = new ArrayList<>();
    for (List<String> row : order.rows()) {
      List<String> mention = canonical(schema(schemas, row.get(0)), row);
      List<Event> events = byName.get(mention);
      if (events == null) {
        throw new IllegalArgumentException("no such event: " + row);
      }
      int nth = mentions.merge(mention, 1, Integer::sum);
      arrived.add(new Arrived(row.get(0), events.get(Math.min(nth, events.size()) - 1)));
    }
    byName.forEach(
        (mention, events) -> {
          if (mentions.getOrDefault(mention, 0) < events.size()) {
            throw new IllegalArgumentException("never arrives: " + mention);
          }
        });
    return new Arrivals(arrived, latenessMicros(lateness));
  }

  private static Map<String, Long> latenessMicros(CaseTable lateness) {
    Map<String, Long> micros = new LinkedHashMap<>();
    if (!lateness.rows().isEmpty()) {
      requireHeader(LATENESS, lateness);
    }
    lateness
        .rows()
        .forEach(row -> micros.put(row.get(0), (Long) CellText.value(Type.DURATION, row.get(1))));
    return micros;
  }

  static CaseTable rejected(Plan plan, List<Rejected> rejected) {
    List<List<String>> rows = new ArrayList<>();
    for (Rejected one : rejected) {
      rows.add(
          List.of(
              one.name(),
              idText(plan.event(one.name()), one.id()),
              CellText.text(Type.TIMESTAMP, one.time()),
              one.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    return new CaseTable(REJECTED, rows);
  }

  static List<Rejected> rejected(Plan plan, CaseTable table) {
    if (!table.rows().isEmpty()) {
      requireHeader(REJECTED, table);
    }
    return table.rows().stream()
        .map(
            row ->
                new Rejected(
                    Rejected.Reason.valueOf(row.get(3).toUpperCase(Locale.ROOT).replace('-', '_')),
                    row.get(0),
                    id(plan.event(row.get(0)), row.get(1)),
                    (Long) CellText.value(Type.TIMESTAMP, row.get(2))))
        .toList();
  }

  private static void requireHeader(List<String> names, CaseTable table) {
    if (!table.header().equals(names)) {
      throw new IllegalArgumentException("expected " + names + ", not " + table.header());
    }
  }

  private static EventSchema schema(Collection<EventSchema> schemas, String name) {
    return schemas.stream()
        .filter(schema -> schema.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such event: " + name));
  }

  private static List<String> canonical(EventSchema schema, List<String> row) {
    return schema.hasHashedId() ? row : List.of(row.get(0), idText(schema, id(schema, row.get(1))));
  }

  private static String name(EventSchema schema, Event event, int row) {
    return schema.hasHashedId()
        ? Integer.toString(row)
        : idText(schema, schema.idFields().stream().map(event::get).toList());
  }

  private static String idText(EventSchema schema, List<Object> id) {
    List<Type> types = idTypes(schema);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      parts.add(CellText.text(types.get(i), id.get(i)));
    }
    return parts.size() == 1
        ? parts.get(0)
        : parts.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static List<Object> id(EventSchema schema, String cell) {
    List<Type> types = idTypes(schema);
    List<String> parts =
        types.size() == 1 ? List.of(cell) : CellScanner.items(cell.substring(1, cell.length() - 1));
    List<Object> id = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      id.add(CellText.value(types.get(i), parts.get(i)));
    }
    return id;
  }

  private static List<Type> idTypes(EventSchema schema) {
    return schema.hasHashedId()
        ? List.of(Type.STRING)
        : schema.idFields().stream().map(name -> schema.field(name).orElseThrow().type()).toList();
  }
}
