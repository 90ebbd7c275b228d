package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorSet;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A failure is kept as a case file: if something is lost on the way, it proves nothing. */
class CaseTextPropertyTest {
  private static final int TRIES = 10;
  private static final int PROGRAMS = 100;
  private static final int MOST_EVENTS = 10;

  /** What is printed as a case reads back as the same definition, events and vectors. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void aPrintedCaseReadsBack(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(CaseTextPropertyTest::check);
  }

  private static void check(long seed) {
    Trial trial = Trials.of(seed, MOST_EVENTS);
    CompiledProgram program = CompiledProgram.of(trial.definition());
    Map<Plan, VectorSet> vectors = new LinkedHashMap<>();
    for (Plan plan : program.plans()) {
      vectors.put(plan, new ReferenceEngine().run(plan, trial.log()));
    }
    String text =
        ParityCase.of("# A case.", trial.definition(), program.events(), trial.log(), vectors)
            .text();
    ParityCase read = ParityCase.parse(text);
    assertThat(read.definition().strip()).isEqualTo(trial.definition().strip());
    assertThat(Arrivals.of(read.log(program.events()))).isEqualTo(Arrivals.of(trial.log()));
    vectors.forEach(
        (plan, set) ->
            assertThat(read.expected(plan).differenceTo(set)).describedAs(text).isEmpty());
  }

  /** The same of a case in arrival order. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void aPrintedCaseInArrivalOrderReadsBack(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(CaseTextPropertyTest::checkArrivals);
  }

  private static void checkArrivals(long seed) {
    Trial trial = Trials.inDisorder(seed, MOST_EVENTS);
    CompiledProgram program = CompiledProgram.of(trial.definition());
    Map<Plan, Outcome> outcomes = new LinkedHashMap<>();
    for (Plan plan : program.plans()) {
      outcomes.put(plan, new ReferenceArrivalEngine().run(plan, trial.arrivals()));
    }
    String text =
        ParityCase.of("# A case.", trial.definition(), program.events(), trial.arrivals(), outcomes)
            .text();
    ParityCase read = ParityCase.parse(text);
    assertThat(read.arrivals(program.events())).isEqualTo(trial.arrivals());
    outcomes.forEach(
        (plan, outcome) ->
            assertThat(read.expectedOutcome(plan).differenceTo(outcome))
                .describedAs(text)
                .isEmpty());
  }
}
