package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.plan.SharedPlan;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.parity.generate.ProgramWriter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** If sharing stages changed a value, it would matter which vectors are backfilled together. */
class SharedPlanPropertyTest {
  private static final int TRIES = 20;
  private static final int PROGRAMS = 600;
  private static final int MOST_EVENTS = 12;

  /** A vector means the same, and has the same rows, whichever vectors share its stages. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void companyChangesNothing(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(SharedPlanPropertyTest::check);
  }

  private static void check(long seed) {
    String definition = ProgramWriter.write(seed);
    ResolvedProgram program =
        Compiler.compile(new SourceFile("random.feature", definition)).program().orElseThrow();
    for (List<ResolvedVector> together : byTrigger(program)) {
      SharedPlan shared = SharedPlan.of(program, together);
      for (int i = 0; i < together.size(); i++) {
        check(seed, Planner.planWithLabels(program, together.get(i)), shared.vectors().get(i));
      }
    }
  }

  private static Collection<List<ResolvedVector>> byTrigger(ResolvedProgram program) {
    return program.vectors().stream()
        .collect(Collectors.groupingBy(vector -> vector.trigger().event().name()))
        .values();
  }

  private static void check(long seed, Plan alone, Plan together) {
    String vector =
        ProgramCount.replay(SharedPlanPropertyTest.class, seed) + alone.output().vector();
    assertThat(CanonicalForm.of(together).text())
        .as(vector)
        .isEqualTo(CanonicalForm.of(alone).text());
    assertThat(CanonicalForm.ofLabels(together).text())
        .as(vector)
        .isEqualTo(CanonicalForm.ofLabels(alone).text());
    Trial trial = Trials.of(seed, MOST_EVENTS);
    assertThat(
            new ReferenceEngine()
                .run(alone, trial.log())
                .differenceTo(new FoldEngine(seed).run(together, trial.log())))
        .as(vector)
        .isEmpty();
  }
}
