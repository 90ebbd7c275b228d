package dev.semblance.parity.compare;

import dev.semblance.parity.engine.SparkArrivalEngine;
import dev.semblance.parity.engine.TestSpark;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * If a backfill in arrival order and the reference disagree on any program and any disorder, a
 * model is trained on other values than serving gave.
 */
class SparkArrivalPropertyTest {
  private static final int TRIES = 5;
  private static final int PROGRAMS = 30;
  private static final int MOST_EVENTS = 20;

  /**
   * Spark gives the reference's vectors, bit for bit, in 1 and several partitions, in any order of
   * input.
   */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void sparkEqualsTheReference(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(SparkArrivalPropertyTest::check);
  }

  private static void check(long seed) {
    int partitions = 1 + (int) Math.floorMod(seed, 4L);
    SparkArrivalEngine engine = new SparkArrivalEngine(TestSpark.session(), partitions, seed);
    Optional<Difference> difference = Difference.find(Trials.inDisorder(seed, MOST_EVENTS), engine);
    if (difference.isPresent()) {
      throw difference.get().kept(ProgramCount.replay(SparkArrivalPropertyTest.class, seed));
    }
  }
}
