package dev.semblance.parity.cases;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A definition, events, and the vectors that must come of them, as a page that a person can check.
 *
 * <pre>
 * # What this is about.
 *
 * --- definition
 * event charge { ... }
 * vector v v1 on charge { ... }
 *
 * --- events charge
 * id  at    card
 * 1   &#64;10s  X
 *
 * --- vector v
 * id  g_charges
 * 1   1          # itself
 * </pre>
 *
 * <p>A vector's table may leave columns out; it may not leave rows out.
 *
 * <p>A case in arrival order tells before the vectors in which order the events came, and how late
 * they may; and after a vector, if it likes, what was turned away.
 *
 * <pre>
 * --- lateness
 * event   lateness
 * charge  10s
 *
 * --- arrivals
 * event   id
 * charge  1
 *
 * --- rejected v
 * event   id  at    reason
 * charge  1   &#64;10s  duplicate   # or too-late, or trigger-too-late
 * </pre>
 */
public final class ParityCase {
  private static final String MARK = "--- ";
  private static final String DEFINITION = "definition";
  private static final String EVENTS = "events ";
  private static final String LATENESS = "lateness";
  private static final String ARRIVALS = "arrivals";
  private static final String VECTOR = "vector ";
  private static final String REJECTED = "rejected ";

  private final String comment;
  private final String definition;
  private final Map<String, CaseTable> events = new LinkedHashMap<>();
  private Optional<CaseTable> lateness = Optional.empty();
  private Optional<CaseTable> arrivals = Optional.empty();
  private final Map<String, CaseTable> vectors = new LinkedHashMap<>();
  private final Map<String, CaseTable> rejected = new LinkedHashMap<>();

  private ParityCase(String comment, String definition) {
    this.comment = comment;
    this.definition = definition;
  }

  /**
   * Reads a case file.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static ParityCase parse(String text) {
    Map<String, List<String>> sections = sections(text);
    ParityCase read =
        new ParityCase(
            String.join("\n", sections.get("")),
            String.join("\n", sections.getOrDefault(DEFINITION, List.of())) + "\n");
    sections.keySet().removeAll(List.of("", DEFINITION));
    sections.forEach((title, lines) -> read.addSection(title, CaseTable.parse(lines)));
    return read;
  }

  private void addSection(String title, CaseTable table) {
    if (title.startsWith(EVENTS)) {
      events.put(title.substring(EVENTS.length()), table);
    } else if (title.equals(LATENESS)) {
      lateness = Optional.of(table);
    } else if (title.equals(ARRIVALS)) {
      arrivals = Optional.of(table);
    } else if (title.startsWith(VECTOR)) {
      vectors.put(title.substring(VECTOR.length()), table);
    } else if (title.startsWith(REJECTED)) {
      rejected.put(title.substring(REJECTED.length()), table);
    } else {
      throw new IllegalArgumentException("no such part of a case: " + title);
    }
  }

  private static Map<String, List<String>> sections(String text) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    sections.put("", current);
    for (String line : text.lines().toList()) {
      if (line.startsWith(MARK)) {
        current = new ArrayList<>();
        sections.put(line.substring(MARK.length()).replaceAll("#.*", "").strip(), current);
      } else {
        current.add(line);
      }
    }
    return sections;
  }

  /** A case made of what a run was given and of what it should have given. */
  public static ParityCase of(
      String comment,
      String definition,
      Collection<EventSchema> schemas,
      EventLog log,
      Map<Plan, VectorSet> expected) {
    ParityCase made = new ParityCase(comment, definition);
    for (EventSchema schema : schemas) {
      List<List<String>> rows =
          log.of(schema.name()).stream().map(event -> cells(schema, event)).toList();
      made.events.put(
          schema.name(), new CaseTable(schema.fields().stream().map(Field::name).toList(), rows));
    }
    expected.forEach((plan, set) -> made.vectors.put(plan.output().vector(), table(plan, set)));
    return made;
  }

  /** The same of a run in arrival order. */
  public static ParityCase of(
      String comment,
      String definition,
      Collection<EventSchema> schemas,
      Arrivals arrivals,
      Map<Plan, Outcome> expected) {
    Map<Plan, VectorSet> vectors = new LinkedHashMap<>();
    expected.forEach((plan, outcome) -> vectors.put(plan, outcome.vectors()));
    ParityCase made = of(comment, definition, schemas, arrivals.log(), vectors);
    made.lateness = Optional.of(ArrivalTables.lateness(arrivals));
    made.arrivals = Optional.of(ArrivalTables.order(schemas, arrivals));
    expected.forEach(
        (plan, outcome) ->
            outcome
                .rejected()
                .map(rejected -> ArrivalTables.rejected(plan, rejected))
                .ifPresent(table -> made.rejected.put(plan.output().vector(), table)));
    return made;
  }

  private static List<String> cells(EventSchema schema, Event event) {
    return schema.fields().stream()
        .map(field -> CellText.text(field.type(), event.get(field.name())))
        .toList();
  }

  private static CaseTable table(Plan plan, VectorSet set) {
    List<String> header = new ArrayList<>(columnTypes(plan).keySet());
    List<List<String>> rows = new ArrayList<>();
    for (VectorRow row : set.rows()) {
      List<Object> values = new ArrayList<>(row.id());
      values.add(row.time());
      values.addAll(row.values().values());
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        cells.add(CellText.text(columnTypes(plan).get(header.get(i)), values.get(i)));
      }
      rows.add(cells);
    }
    return new CaseTable(header, rows);
  }

  /** The output's columns: id, time, then the vector's own. */
  private static Map<String, Type> columnTypes(Plan plan) {
    EventSchema trigger = plan.trigger();
    Map<String, Type> types = new LinkedHashMap<>();
    if (trigger.hasHashedId()) {
      types.put(EventSchema.HASHED_ID, Type.STRING);
    }
    for (String name : trigger.idFields()) {
      types.put(Field.columnOf(name), trigger.field(name).orElseThrow().type());
    }
    types.put(trigger.timeColumn(), Type.TIMESTAMP);
    for (Plan.OutputColumn column : plan.output().columns()) {
      ScalarExpression expression = column.expression();
      types.put(column.name(), expression.type());
    }
    return types;
  }

  /** The {@code .feature} text. */
  public String definition() {
    return definition;
  }

  /** Whether the case tells in which order its events came. */
  public boolean isInArrivalOrder() {
    return arrivals.isPresent();
  }

  /** Names of the vectors that the case says something about. */
  public List<String> vectors() {
    return List.copyOf(vectors.keySet());
  }

  /** The events, in the order written. */
  public EventLog log(Collection<EventSchema> schemas) {
    Map<String, List<Event>> log = new LinkedHashMap<>();
    for (EventSchema schema : schemas) {
      CaseTable table = events.getOrDefault(schema.name(), CaseTable.parse(List.of()));
      log.put(schema.name(), table.rows().stream().map(row -> event(schema, table, row)).toList());
    }
    return new EventLog(log);
  }

  /**
   * The events in the order in which they came.
   *
   * @throws IllegalArgumentException if the case does not tell
   */
  public Arrivals arrivals(Collection<EventSchema> schemas) {
    CaseTable order =
        arrivals.orElseThrow(() -> new IllegalArgumentException("no arrivals in this case"));
    CaseTable allowed = lateness.orElse(CaseTable.parse(List.of()));
    return ArrivalTables.arrivals(schemas, log(schemas), order, allowed);
  }

  private static Event event(EventSchema schema, CaseTable table, List<String> row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      int column = table.header().indexOf(field.name());
      Object value = column < 0 ? null : CellText.value(field.type(), row.get(column));
      if (value == null && !field.nullable()) {
        throw new IllegalArgumentException(schema.name() + " needs " + field.name());
      }
      values.put(field.name(), value);
    }
    return new Event(values);
  }

  /** The vectors expected of a plan, with the columns that the case names. */
  public VectorSet expected(Plan plan) {
    CaseTable table = vectors.get(plan.output().vector());
    Map<String, Type> types = columnTypes(plan);
    List<VectorRow> rows = new ArrayList<>();
    for (List<String> cells : table.rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        String column = table.header().get(i);
        if (!types.containsKey(column)) {
          throw new IllegalArgumentException("no column " + column + " in " + types.keySet());
        }
        values.put(column, CellText.value(types.get(column), cells.get(i)));
      }
      rows.add(projected(plan, values));
    }
    return set(plan, rows);
  }

  /** The vectors expected of a plan, and what is to be turned away where the case tells. */
  public Outcome expectedOutcome(Plan plan) {
    return new Outcome(
        expected(plan),
        Optional.ofNullable(rejected.get(plan.output().vector()))
            .map(table -> ArrivalTables.rejected(plan, table)));
  }

  /** What an engine gave, with the columns that the case names. */
  public VectorSet namedColumns(Plan plan, VectorSet actual) {
    List<String> header = vectors.get(plan.output().vector()).header();
    List<VectorRow> rows = new ArrayList<>();
    for (VectorRow row : actual.rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      List<String> idNames = plan.trigger().idColumns();
      for (int i = 0; i < idNames.size(); i++) {
        values.put(idNames.get(i), row.id().get(i));
      }
      values.put(plan.trigger().timeColumn(), row.time());
      values.putAll(row.values());
      values.keySet().retainAll(header);
      rows.add(projected(plan, values));
    }
    return set(plan, rows);
  }

  /** A row with its id and time as far as known, and its values in output order. */
  private static VectorRow projected(Plan plan, Map<String, Object> values) {
    List<String> idNames = plan.trigger().idColumns();
    List<Object> id = idNames.stream().filter(values::containsKey).map(values::get).toList();
    Long time = (Long) values.get(plan.trigger().timeColumn());
    Map<String, Object> others = new LinkedHashMap<>();
    for (Plan.OutputColumn column : plan.output().columns()) {
      if (values.containsKey(column.name())) {
        others.put(column.name(), values.get(column.name()));
      }
    }
    return new VectorRow(id, time == null ? 0 : time, others);
  }

  private VectorSet set(Plan plan, List<VectorRow> rows) {
    List<String> header = vectors.get(plan.output().vector()).header();
    List<String> columns =
        plan.output().columns().stream()
            .map(Plan.OutputColumn::name)
            .filter(header::contains)
            .toList();
    return new VectorSet(columns, rows);
  }

  /** The case as a file. */
  public String text() {
    StringBuilder text = new StringBuilder(comment).append("\n\n");
    text.append(MARK).append(DEFINITION).append('\n').append(definition);
    events.forEach((name, table) -> append(text, EVENTS + name, table));
    lateness.ifPresent(table -> append(text, LATENESS, table));
    arrivals.ifPresent(table -> append(text, ARRIVALS, table));
    vectors.forEach((name, table) -> append(text, VECTOR + name, table));
    rejected.forEach((name, table) -> append(text, REJECTED + name, table));
    return text.toString();
  }

  private static void append(StringBuilder text, String title, CaseTable table) {
    text.append('\n').append(MARK).append(title).append('\n').append(table.text());
  }
}
