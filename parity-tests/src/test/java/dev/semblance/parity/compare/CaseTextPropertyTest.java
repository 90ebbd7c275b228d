package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.data.VectorSet;
import dev.semblance.parity.reference.ReferenceInterpreter;
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
      vectors.put(plan, new ReferenceInterpreter().run(plan, trial.log()));
    }
    String text =
        ParityCase.of("# A case.", trial.definition(), program.events(), trial.log(), vectors)
            .text();
    ParityCase read = ParityCase.parse(text);
    assertThat(read.definition().strip()).isEqualTo(trial.definition().strip());
    assertThat(read.log(program.events())).isEqualTo(trial.log());
    vectors.forEach(
        (plan, set) ->
            assertThat(read.expected(plan).differenceTo(set)).describedAs(text).isEmpty());
  }
}
