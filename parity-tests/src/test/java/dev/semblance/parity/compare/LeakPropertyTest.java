package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.parity.engine.SparkEngine;
import dev.semblance.parity.engine.TestSpark;
import dev.semblance.parity.generate.LogWriter;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A training row that knows of what came later, or of what belongs to somebody else, makes a model
 * that is good in training and bad in use. These laws need no reference: only two runs.
 */
class LeakPropertyTest {
  private static final int TRIES = 20;
  private static final int PROGRAMS = 600;
  private static final int SPARK_TRIES = 2;
  private static final int SPARK_PROGRAMS = 6;
  private static final int MOST_EVENTS = 16;

  /** Whatever happens after an instant, the rows up to it stay as they are. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void anotherFutureChangesNoRow(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS)
        .forEach(seed -> checkFuture(seed, new FoldEngine(seed), new ReferenceEngine()));
  }

  /** The same on Spark. */
  @Property(
      seed = "1",
      tries = SPARK_TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void anotherFutureChangesNoRowOnSpark(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, SPARK_TRIES, SPARK_PROGRAMS)
        .forEach(seed -> checkFuture(seed, new SparkEngine(TestSpark.session(), 2, seed)));
  }

  private static void checkFuture(long seed, Engine... engines) {
    Trial trial = Trials.of(seed, MOST_EVENTS);
    CompiledProgram program = CompiledProgram.of(trial.definition());
    long now = someTime(seed, program, trial.log());
    EventLog past = until(program, trial.log(), now);
    EventLog otherFuture = after(program, LogWriter.write(seed + 1, program.events(), 8), now);
    for (Engine engine : engines) {
      for (Plan plan : program.plans()) {
        VectorSet before = engine.run(plan, trial.log()).only(row -> row.time() <= now);
        VectorSet after = engine.run(plan, past.and(otherFuture)).only(row -> row.time() <= now);
        assertSame(seed, trial, "after " + now, before, after);
      }
    }
  }

  /** An event of a trigger's own instant is not seen by it, but for the right sides of joins. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void anotherEventOfTheInstantChangesNoRow(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(LeakPropertyTest::checkInstant);
  }

  private static void checkInstant(long seed) {
    Trial trial = Trials.of(seed, MOST_EVENTS);
    CompiledProgram program = CompiledProgram.of(trial.definition());
    long now = someTime(seed, program, trial.log());
    EventLog added =
        LogWriter.write(seed + 1, program.events(), 8)
            .map((name, event) -> with(event, Map.of(timeField(program, name), now)));
    Engine engine = new FoldEngine(seed);
    for (Plan plan : program.plans()) {
      if (plan.stages().stream().allMatch(stage -> stage.subject().lookups().isEmpty())) {
        VectorSet before = engine.run(plan, trial.log()).only(row -> row.time() <= now);
        Set<List<Object>> known = ids(before);
        VectorSet after =
            engine
                .run(plan, trial.log().and(added))
                .only(row -> row.time() <= now && known.contains(row.id()));
        if (after.rows().size() == before.rows().size()) {
          // Else an event has been added that has the id of one that was there.
          assertSame(seed, trial, "at " + now, before, after);
        }
      }
    }
  }

  /** Events of entities that no other event belongs to change no other row. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void strangersChangeNoRow(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(LeakPropertyTest::checkStrangers);
  }

  private static void checkStrangers(long seed) {
    Trial trial = Trials.of(seed, MOST_EVENTS);
    CompiledProgram program = CompiledProgram.of(trial.definition());
    EventLog strangers =
        LogWriter.write(seed + 1, program.events(), 8)
            .map((name, event) -> stranger(schema(program, name), event));
    Engine engine = new FoldEngine(seed);
    for (Plan plan : program.plans()) {
      if (hasPlainKeys(plan)) {
        VectorSet before = engine.run(plan, trial.log());
        Set<List<Object>> known = ids(before);
        VectorSet after =
            engine.run(plan, trial.log().and(strangers)).only(row -> known.contains(row.id()));
        assertSame(seed, trial, "by strangers", before, after);
      }
    }
  }

  /** Whether every key is some columns of text or whole numbers, which a stranger can have new. */
  private static boolean hasPlainKeys(Plan plan) {
    return plan.stages().stream()
        .flatMap(LeakPropertyTest::keys)
        .allMatch(
            part ->
                part instanceof ScalarExpression.Column column
                    && (column.type().is(Type.Kind.STRING) || column.type().is(Type.Kind.INT)));
  }

  private static Stream<ScalarExpression> keys(Stage stage) {
    return Stream.concat(
        stage.subject().key().stream(),
        stage.sources().stream().flatMap(source -> source.key().stream()));
  }

  /** The event with texts and ints that occur nowhere else, its id among them. */
  private static Event stranger(EventSchema schema, Event event) {
    Map<String, Object> changes = new LinkedHashMap<>();
    int number = 0;
    for (var field : schema.fields()) {
      if (field.type().is(Type.Kind.STRING)) {
        changes.put(field.name(), "stranger " + event.hashCode() + number++);
      } else if (field.type().is(Type.Kind.INT)) {
        changes.put(field.name(), 5_000_000_000L + event.hashCode() + number++);
      }
    }
    return with(event, changes);
  }

  private static Event with(Event event, Map<String, Object> changes) {
    Map<String, Object> values = new LinkedHashMap<>(event.fields());
    values.putAll(changes);
    return new Event(values);
  }

  private static Set<List<Object>> ids(VectorSet set) {
    return set.rows().stream().map(VectorRow::id).collect(Collectors.toSet());
  }

  private static EventSchema schema(CompiledProgram program, String name) {
    return program.events().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  private static String timeField(CompiledProgram program, String name) {
    return schema(program, name).timeField();
  }

  private static EventLog until(CompiledProgram program, EventLog log, long now) {
    return log.map(
        (name, event) -> (Long) event.get(timeField(program, name)) <= now ? event : null);
  }

  private static EventLog after(CompiledProgram program, EventLog log, long now) {
    return log.map(
        (name, event) -> {
          String field = timeField(program, name);
          long later = Math.floorMod((Long) event.get(field), 60_000_000L) + 1;
          // At the end of all times there is no future.
          return now + later > now ? with(event, Map.of(field, now + later)) : null;
        });
  }

  private static long someTime(long seed, CompiledProgram program, EventLog log) {
    Set<Long> times = new TreeSet<>();
    log.events()
        .forEach(
            (name, events) ->
                events.forEach(event -> times.add((Long) event.get(timeField(program, name)))));
    List<Long> sorted = new ArrayList<>(times);
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.floorMod(seed, (long) sorted.size()));
  }

  private static void assertSame(
      long seed, Trial trial, String change, VectorSet before, VectorSet after) {
    assertThat(before.differenceTo(after))
        .describedAs(
            "%sa change %s is seen%n%s%n%s",
            ProgramCount.replay(LeakPropertyTest.class, seed),
            change,
            trial.definition(),
            trial.log())
        .isEmpty();
  }
}
