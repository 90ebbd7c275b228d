package dev.semblance.parity.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.StateForm;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.compare.ProgramCount;
import dev.semblance.parity.compare.Trial;
import dev.semblance.parity.compare.Trials;
import dev.semblance.parity.engine.EmbeddedEngine;
import dev.semblance.parity.engine.TopologyMessages;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is kept between a stop and a start is of a meaning, however it is written: whoever renames a
 * group or sorts its definitions deploys that without a new version, and must neither lose the
 * history nor have it read wrongly.
 */
class RewrittenStateTest {
  private static final int PROGRAMS = 30;
  private static final int MOST_EVENTS = 40;

  @TempDir private static Path folder;

  @Test
  void stateIsOfTheMeaning() {
    int[] compared = {0};
    ProgramCount.seeds(1, 1, PROGRAMS).forEach(seed -> compared[0] += check(seed));
    assertThat(compared[0]).as("plans written otherwise").isGreaterThan(PROGRAMS / 2);
  }

  private static int check(long seed) {
    Trial trial = Trials.inDisorder(seed, MOST_EVENTS);
    CompiledProgram program = CompiledProgram.of(trial.definition());
    Random random = new Random(seed);
    int compared = 0;
    for (Rewriting rewriting : List.of(Rewriting.RENAMED, Rewriting.REORDERED)) {
      String definition = rewriting.of(trial.definition(), random);
      CompiledProgram rewritten = CompiledProgram.of(definition);
      for (Plan plan : program.plans()) {
        Plan other = NoTrace.plan(rewritten, plan).orElseThrow();
        if (CanonicalForm.of(other).hash().equals(CanonicalForm.of(plan).hash())) {
          String told =
              "%s%s%n%s"
                  .formatted(
                      ProgramCount.replay(RewrittenStateTest.class, seed),
                      trial.definition(),
                      definition);
          assertThat(StateForm.hashOf(other)).as(told).isEqualTo(StateForm.hashOf(plan));
          assertThat(kept(other)).as(told).isEqualTo(kept(plan));
          assertGoesOn(told, plan, other, trial.arrivals(), seed);
          compared++;
        }
      }
    }
    return compared;
  }

  private static void assertGoesOn(
      String told, Plan plan, Plan other, Arrivals arrivals, long seed) {
    Outcome expected = EmbeddedEngine.allAlive().run(plan, arrivals);
    Outcome actual = EmbeddedEngine.onDisk(folder, seed).runAlternating(plan, other, arrivals);
    assertThat(expected.differenceTo(actual)).as(told).isEmpty();
  }

  /** Names of the topics that a topology keeps. */
  private static Set<String> kept(Plan plan) {
    return Set.copyOf(
        FeatureTopology.of(
                List.of(plan),
                new TopologyMessages(plan, "").bindings(event -> 0L),
                TopologySettings.of("rewritten"))
            .topics()
            .internal());
  }
}
