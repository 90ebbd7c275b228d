package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.BrokerEngine;
import dev.semblance.parity.engine.DriverEngine;
import dev.semblance.parity.engine.EmbeddedEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.parity.engine.WaitingEngine;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorSet;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * If serving and the reference disagree on any program and any disorder, a model is served other
 * values than it was trained on.
 */
class ArrivalPropertyTest {
  private static final int TRIES = 20;
  private static final int PROGRAMS = 500;
  private static final int ON_DISK = 60;
  private static final int IN_DRIVER = 30;
  private static final int ON_BROKER = 4;
  private static final int WAITING = 200;
  private static final int LONG = 4;
  private static final int MOST_EVENTS = 14;
  private static final int MANY_EVENTS = 1500;

  /** The embedded engine gives the reference's vectors and turns away what the reference does. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void theEmbeddedEngineEqualsTheReference(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS)
        .forEach(seed -> check(seed, EmbeddedEngine.onHeap(seed)));
  }

  /** The same with the state on disk, where it is closed and opened again at times. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void theEmbeddedEngineOnDiskEqualsTheReference(@ForAll long trySeed) {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      ProgramCount.seeds(trySeed, TRIES, ON_DISK)
          .forEach(seed -> check(seed, EmbeddedEngine.onDisk(folder.path(), seed)));
    }
  }

  /** The Kafka Streams topology gives them too, whatever way its rows take between stages. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void theTopologyEqualsTheReference(@ForAll long trySeed) {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      ProgramCount.seeds(trySeed, TRIES, IN_DRIVER)
          .forEach(
              seed ->
                  check(seed, new DriverEngine(folder.path(), 1 + (int) Math.floorMod(seed, 3L))));
    }
  }

  /** Transactions, topics and threads between the stages change nothing. */
  @Property(seed = "1", tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void theTopologyOnABrokerEqualsTheReference(@ForAll long trySeed) {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      ProgramCount.seeds(trySeed, 1, ON_BROKER)
          .forEach(
              seed ->
                  check(seed, new BrokerEngine(folder.path(), 1 + (int) Math.floorMod(seed, 3L))));
    }
  }

  /** Who waits for what is late gets what a backfill gives. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void afterLatenessTheOrderIsThatOfEvents(@ForAll long trySeed) {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      ProgramCount.seeds(trySeed, TRIES, WAITING)
          .forEach(
              seed -> {
                EmbeddedEngine engine =
                    seed % 8 == 0
                        ? EmbeddedEngine.onDisk(folder.path(), seed)
                        : EmbeddedEngine.onHeap(seed);
                failOn(
                    seed,
                    Difference.find(
                        Trials.inDisorder(seed, MOST_EVENTS), new WaitingEngine(engine, seed)));
              });
    }
  }

  /** Histories too long for the reference: what has been on disk is as if it had stayed alive. */
  @Property(seed = "1", tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void longHistoriesSurvive(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, 1, LONG).forEach(ArrivalPropertyTest::checkLong);
  }

  private static void checkLong(long seed) {
    Trial trial = Trials.inDisorder(seed, MANY_EVENTS);
    try (TemporaryFolder folder = new TemporaryFolder()) {
      EmbeddedEngine onDisk = EmbeddedEngine.onDisk(folder.path(), seed);
      for (Plan plan : CompiledProgram.of(trial.definition()).plans()) {
        Outcome expected = EmbeddedEngine.allAlive().run(plan, trial.arrivals());
        assertThat(expected.differenceTo(onDisk.run(plan, trial.arrivals())))
            .describedAs(
                "%s%s", ProgramCount.replay(ArrivalPropertyTest.class, seed), trial.definition())
            .isEmpty();
      }
    }
  }

  private static void check(long seed, ArrivalEngine engine) {
    failOn(seed, Difference.find(Trials.inDisorder(seed, MOST_EVENTS), engine));
  }

  private static void failOn(long seed, Optional<Difference> difference) {
    if (difference.isPresent()) {
      throw difference.get().kept(ProgramCount.replay(ArrivalPropertyTest.class, seed));
    }
  }

  /** Where arrival respects time, the two orders are one, however much lateness is allowed. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void inTimeBothOrdersAreOne(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(ArrivalPropertyTest::checkInTime);
  }

  private static void checkInTime(long seed) {
    Trial trial = Trials.inDisorder(seed, MOST_EVENTS);
    for (Plan plan : CompiledProgram.of(trial.definition()).plans()) {
      Arrivals inTime = TimeOrder.of(plan, trial.arrivals());
      VectorSet served = new ReferenceArrivalEngine().run(plan, inTime).vectors();
      VectorSet expected = new ReferenceEngine().run(plan, inTime.log());
      assertThat(once(expected).differenceTo(once(served)))
          .describedAs(
              "%s%s%n%s",
              ProgramCount.replay(ArrivalPropertyTest.class, seed), trial.definition(), inTime)
          .isEmpty();
    }
  }

  /** Each row once: nobody remembers triggers without a key, so such repetitions are answered. */
  private static VectorSet once(VectorSet set) {
    return new VectorSet(set.columns(), set.rows().stream().distinct().toList());
  }
}
