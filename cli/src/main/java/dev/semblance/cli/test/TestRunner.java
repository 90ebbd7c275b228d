package dev.semblance.cli.test;

import dev.semblance.cli.test.TestOutcome.Cell;
import dev.semblance.cli.test.TestOutcome.Unmet;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.compiler.analysis.ResolvedTest.Expectation;
import dev.semblance.compiler.analysis.ResolvedTest.ExpectedColumn;
import dev.semblance.compiler.analysis.ResolvedTest.TestEvent;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.reference.Explainer;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Values;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one test on some engines, and compares what they give with what is expected. */
public final class TestRunner {
  private final ResolvedProgram program;
  private final ResolvedTest test;
  private final ResolvedVector vector;
  private final EventLog log;
  private final Map<String, VectorSet> given = new LinkedHashMap<>();
  private final List<String> errors = new ArrayList<>();

  private TestRunner(ResolvedProgram program, ResolvedTest test) {
    this.program = program;
    this.test = test;
    this.vector = program.vectors().stream().filter(test::isOf).findFirst().orElseThrow();
    this.log = log(test);
  }

  /** Runs one of the program's tests. An engine that fails makes the test fail, no more. */
  public static TestOutcome run(
      ResolvedProgram program, ResolvedTest test, List<TestEngine> engines) {
    return new TestRunner(program, test).outcome(engines);
  }

  private static EventLog log(ResolvedTest test) {
    Map<String, List<Event>> events = new LinkedHashMap<>();
    for (TestEvent event : test.events()) {
      events
          .computeIfAbsent(event.schema().name(), name -> new ArrayList<>())
          .add(new Event(event.values()));
    }
    return new EventLog(events);
  }

  private TestOutcome outcome(List<TestEngine> engines) {
    long started = System.nanoTime();
    engines.forEach(this::run);
    Duration time = Duration.ofNanos(System.nanoTime() - started);
    List<Unmet> unmet =
        given.isEmpty()
            ? List.of()
            : test.expectations().stream().flatMap(one -> unmet(one).stream()).toList();
    return new TestOutcome(
        test,
        engines.stream().map(TestEngine::name).toList(),
        time,
        errors,
        disagreements(),
        unmet);
  }

  private void run(TestEngine engine) {
    try {
      given.put(engine.name(), engine.run(engine.plan(program, vector), log));
    } catch (RuntimeException e) {
      errors.add(engine.name() + " gives no vectors: " + e);
    }
  }

  /** In all columns of all rows, whether a test expects something of them or not. */
  private List<String> disagreements() {
    List<String> all = new ArrayList<>();
    Optional<Map.Entry<String, VectorSet>> first = given.entrySet().stream().findFirst();
    given.forEach(
        (name, vectors) ->
            common(first.orElseThrow().getValue(), vectors)
                .differenceTo(common(vectors, first.get().getValue()))
                .ifPresent(
                    text -> all.add(first.get().getKey() + " and " + name + " differ:\n" + text)));
    return all;
  }

  /** The columns of one set that another has, too: what is served has no labels. */
  private static VectorSet common(VectorSet one, VectorSet other) {
    List<String> columns = one.columns().stream().filter(other.columns()::contains).toList();
    return columns.equals(one.columns())
        ? one
        : new VectorSet(
            columns,
            one.rows().stream()
                .map(
                    row -> {
                      Map<String, Object> values = new LinkedHashMap<>(row.values());
                      values.keySet().retainAll(columns);
                      return new VectorRow(row.id(), row.time(), values);
                    })
                .toList());
  }

  private Optional<Unmet> unmet(Expectation expectation) {
    List<Optional<VectorRow>> rows =
        given.values().stream().map(vectors -> row(expectation.trigger(), vectors)).toList();
    List<Cell> cells = new ArrayList<>();
    boolean asExpected = rows.stream().allMatch(row -> row.isPresent() == expectation.vector());
    if (!asExpected) {
      cells.add(
          new Cell(
              Optional.empty(),
              presence(expectation.vector()),
              rows.stream().map(row -> presence(row.isPresent())).toList()));
    }
    if (rows.stream().anyMatch(Optional::isPresent)) {
      expectation.columns().forEach(column -> cell(column, rows).ifPresent(cells::add));
    }
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unmet(expectation, List.copyOf(given.keySet()), cells, why(expectation, cells)));
  }

  private static String presence(boolean present) {
    return present ? "a vector" : "none";
  }

  private static Optional<VectorRow> row(TestEvent trigger, VectorSet vectors) {
    long time = (Long) trigger.values().get(trigger.schema().timeField());
    List<Object> id = id(trigger);
    return vectors.rows().stream()
        .filter(row -> row.time() == time && Values.compareParts(row.id(), id) == 0)
        .findFirst();
  }

  private static List<Object> id(TestEvent trigger) {
    return Explainer.occurrence(trigger.schema(), new Event(trigger.values())).id().stream()
        .map(Named::value)
        .toList();
  }

  private static Optional<Cell> cell(ExpectedColumn column, List<Optional<VectorRow>> rows) {
    List<String> actual = new ArrayList<>();
    boolean same = true;
    for (Optional<VectorRow> row : rows) {
      if (row.isEmpty() || !row.get().values().containsKey(column.name())) {
        actual.add(row.isEmpty() ? "none" : "-");
      } else {
        Object value = row.get().values().get(column.name());
        same &= Values.same(column.value(), value);
        actual.add(TestCells.text(column.type(), value));
      }
    }
    return same
        ? Optional.empty()
        : Optional.of(
            new Cell(
                Optional.of(column.name()), TestCells.text(column.type(), column.value()), actual));
  }

  /** The reference's account of the columns that are not as expected, as far as it has one. */
  private Optional<Explanation> why(Expectation expectation, List<Cell> cells) {
    if (!expectation.vector()) {
      return Optional.empty();
    }
    Plan plan = Planner.plan(program, vector);
    List<String> columns =
        plan.output().columns().stream()
            .map(Plan.OutputColumn::name)
            .filter(
                name -> cells.stream().anyMatch(cell -> cell.column().equals(Optional.of(name))))
            .toList();
    Event trigger = new Event(expectation.trigger().values());
    return Optional.of(Explainer.explain(plan, log, trigger, columns));
  }
}
