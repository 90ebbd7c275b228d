package dev.semblance.parity.compare;

import dev.semblance.parity.engine.FoldEngine;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** If a fold and the reference disagree on any program, training values are not what is written. */
class FoldPropertyTest {
  private static final int TRIES = 50;
  private static final int MOST_EVENTS = 16;

  /** The evaluator gives the reference's vectors, bit for bit, wherever its batches are cut. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void theFoldEqualsTheReference(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, ProgramCount.USUAL).forEach(FoldPropertyTest::check);
  }

  private static void check(long seed) {
    Trial trial = Trials.of(seed, MOST_EVENTS);
    Optional<Difference> difference = Difference.find(trial, new FoldEngine(seed));
    if (difference.isPresent()) {
      throw difference.get().kept(ProgramCount.replay(FoldPropertyTest.class, seed));
    }
  }
}
