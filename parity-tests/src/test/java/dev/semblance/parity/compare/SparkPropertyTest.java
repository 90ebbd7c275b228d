package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.parity.engine.SparkEngine;
import dev.semblance.parity.engine.SparkFilesEngine;
import dev.semblance.parity.engine.TestSpark;
import dev.semblance.reference.data.VectorSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * If Spark and the reference disagree on any program, a training set depends on how it was cut into
 * partitions, or on the order in which files were read.
 */
class SparkPropertyTest {
  private static final int TRIES = 5;
  private static final int PROGRAMS = 60;
  private static final int RANGES = 12;
  private static final int MOST_EVENTS = 24;

  /**
   * Spark gives the reference's vectors, bit for bit, in 1 and several partitions, in any order.
   */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void sparkEqualsTheReference(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(SparkPropertyTest::check);
  }

  /** What is written for a stretch of time is what a run over all of time has there. */
  @Property(seed = "1", tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void filesOfARangeEqualTheReference(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, 2, RANGES).forEach(SparkPropertyTest::checkRange);
  }

  private static void checkRange(long seed) {
    Trial trial = Trials.of(seed, MOST_EVENTS);
    try (TemporaryFolder folder = new TemporaryFolder()) {
      for (Plan plan : CompiledProgram.of(trial.definition()).plans()) {
        checkRange(seed, trial, plan, folder.path());
      }
    }
  }

  private static void checkRange(long seed, Trial trial, Plan plan, Path folder) {
    List<Long> times =
        trial.log().of(plan.output().event()).stream()
            .map(event -> (Long) event.get(plan.trigger().timeField()))
            .filter(SparkPropertyTest::hasDate)
            .sorted()
            .toList();
    if (times.isEmpty()) {
      return;
    }
    long from = times.get(times.size() / 4);
    long to = times.get(times.size() * 3 / 4);
    SparkFilesEngine engine = new SparkFilesEngine(TestSpark.session(), folder, from, to);
    VectorSet expected =
        new ReferenceEngine()
            .run(plan, trial.log())
            .only(row -> row.time() >= from && row.time() < to);
    assertThat(expected.differenceTo(engine.run(plan, trial.log())))
        .describedAs(
            "%s%s%n%s from %d to %d",
            ProgramCount.replay(SparkPropertyTest.class, seed),
            trial.definition(),
            trial.log(),
            from,
            to)
        .isEmpty();
  }

  /** Directories are named by dates of four-digit years. */
  private static boolean hasDate(long time) {
    return Math.abs(time) < 100L * 365 * 86_400 * 1_000_000;
  }

  private static void check(long seed) {
    int partitions = 1 + (int) Math.floorMod(seed, 4L);
    SparkEngine engine = new SparkEngine(TestSpark.session(), partitions, seed);
    Optional<Difference> difference = Difference.find(Trials.of(seed, MOST_EVENTS), engine);
    if (difference.isPresent()) {
      throw difference.get().kept(ProgramCount.replay(SparkPropertyTest.class, seed));
    }
  }
}
