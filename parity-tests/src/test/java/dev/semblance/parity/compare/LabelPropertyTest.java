package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Horizon;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.parity.engine.SparkEngine;
import dev.semblance.parity.engine.TestSpark;
import dev.semblance.parity.generate.LogWriter;
import dev.semblance.parity.generate.ProgramWriter;
import dev.semblance.reference.ReferenceInterpreter;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A label that depends on who computes it teaches a model another thing than it is asked for. */
class LabelPropertyTest {
  private static final int TRIES = 20;
  private static final int FOLDED = 600;
  private static final int ON_SPARK = 16;
  private static final int LAWS = 600;

  /** The evaluator gives the reference's labels, bit for bit, wherever its batches are cut. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void theFoldEqualsTheReference(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, FOLDED)
        .forEach(seed -> check(seed, new FoldEngine(seed), 20));
  }

  /** So does Spark, in 1 and several partitions. */
  @Property(seed = "1", tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void sparkEqualsTheReference(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, 4, ON_SPARK)
        .forEach(
            seed ->
                check(
                    seed,
                    new SparkEngine(TestSpark.session(), 1 + (int) Math.floorMod(seed, 3L), seed),
                    24));
  }

  /** Nothing at or before a trigger changes its labels, and nothing after it its features. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void labelsNeverSeeThePastAndFeaturesNeverTheFuture(@ForAll long trySeed) {
    int known =
        ProgramCount.seeds(trySeed, TRIES, LAWS).mapToInt(LabelPropertyTest::checkHonesty).sum();
    if (Long.getLong("semblance.seed") == null) {
      assertThat(known).describedAs("labels that were known").isPositive();
    }
  }

  /** How many labels were compared that are not null. */
  private static int checkHonesty(long seed) {
    String definition = ProgramWriter.writeWithLabels(seed);
    CompiledProgram program = CompiledProgram.of(definition);
    EventLog log = LogWriter.write(seed, program.events(), 20);
    Engine engine = new FoldEngine(seed);
    int known = 0;
    for (Plan plan : program.plansWithLabels()) {
      List<VectorRow> rows = engine.run(plan, log).rows();
      if (rows.isEmpty()) {
        continue;
      }
      VectorRow one = rows.get((int) Math.floorMod(seed, (long) rows.size()));
      String text =
          "%s%s%n%s".formatted(ProgramCount.replay(LabelPropertyTest.class, seed), definition, log);
      assertThat(values(engine.run(plan, until(plan, log, one.time())), one, plan, false))
          .describedAs(text)
          .isEqualTo(values(new VectorSet(List.of(), rows), one, plan, false));
      if (plan.stages().stream().noneMatch(stage -> tellsOfThePast(plan, stage))) {
        List<Object> labels = values(new VectorSet(List.of(), rows), one, plan, true);
        assertThat(values(engine.run(plan, after(plan, log, one)), one, plan, true))
            .describedAs(text)
            .isEqualTo(labels);
        known += (int) labels.stream().filter(Objects::nonNull).count();
      }
    }
    return known;
  }

  /** Whether a label may read of the past what later events are made of. */
  private static boolean tellsOfThePast(Plan plan, Stage stage) {
    return !stage.subject().lookups().isEmpty() || Horizon.of(plan).answersOthers(stage);
  }

  private static EventLog until(Plan plan, EventLog log, long time) {
    return log.map(
        (name, event) -> !isRead(plan, name) || time(plan, name, event) <= time ? event : null);
  }

  /** What comes after a trigger, and itself. */
  private static EventLog after(Plan plan, EventLog log, VectorRow trigger) {
    return log.map(
        (name, event) ->
            !isRead(plan, name)
                    || time(plan, name, event) > trigger.time()
                    || (name.equals(plan.output().event())
                        && time(plan, name, event) == trigger.time())
                ? event
                : null);
  }

  private static boolean isRead(Plan plan, String name) {
    return plan.events().stream().anyMatch(event -> event.name().equals(name));
  }

  private static long time(Plan plan, String name, Event event) {
    return (Long) event.get(plan.event(name).timeField());
  }

  /** The labels, or the other values, of the rows with the id and time of one. */
  private static List<Object> values(VectorSet rows, VectorRow one, Plan plan, boolean labels) {
    List<Object> values = new ArrayList<>();
    for (VectorRow row : rows.rows()) {
      if (row.time() == one.time() && row.id().equals(one.id())) {
        plan.output().columns().stream()
            .filter(column -> column.label() == labels)
            .forEach(column -> values.add(row.values().get(column.name())));
      }
    }
    return values;
  }

  private static void check(long seed, Engine engine, int mostEvents) {
    String definition = ProgramWriter.writeWithLabels(seed);
    CompiledProgram program = CompiledProgram.of(definition);
    EventLog log = LogWriter.write(seed, program.events(), mostEvents);
    for (Plan plan : program.plansWithLabels()) {
      assertThat(new ReferenceInterpreter().run(plan, log).differenceTo(engine.run(plan, log)))
          .describedAs(
              "%s%s%n%s", ProgramCount.replay(LabelPropertyTest.class, seed), definition, log)
          .isEmpty();
    }
  }
}
