package dev.semblance.parity.laws;

import dev.semblance.parity.compare.ProgramCount;
import dev.semblance.parity.compare.Trial;
import dev.semblance.parity.compare.Trials;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.BrokerEngine;
import dev.semblance.parity.engine.DriverEngine;
import dev.semblance.parity.engine.EmbeddedEngine;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.parity.engine.OrderlessEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.parity.engine.SparkArrivalEngine;
import dev.semblance.parity.engine.SparkEngine;
import dev.semblance.parity.engine.TestSpark;
import dev.semblance.parity.engine.WaitingEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/**
 * An engine that has to keep the laws.
 *
 * @param programs how many a law is tried with, of {@link ProgramCount#USUAL}
 * @param events which ones it takes
 * @param engine of a seed, which decides where it is cut, stopped or started and must not matter,
 *     with a folder for its state
 */
record LawEngine(
    String name, int programs, Events events, BiFunction<Long, Path, ArrivalEngine> engine) {
  private static final int MOST_EVENTS = 16;

  /** What an engine takes. */
  enum Events {
    /** Of all times, in any order. */
    ANY,
    /** Of the years 1 to 9999, in any order. */
    DATED,
    /** Of those years; the order in which they come has a meaning. */
    ARRIVING
  }

  /** Every engine that there is. A new one costs a line. */
  static List<LawEngine> all() {
    return List.of(
        inEventOrder("reference", 20, Events.ANY, (seed, folder) -> new ReferenceEngine()),
        inEventOrder("fold", 60, Events.ANY, (seed, folder) -> new FoldEngine(seed)),
        inEventOrder(
            "Spark",
            1,
            Events.ANY,
            (seed, folder) ->
                new SparkEngine(TestSpark.session(), 1 + (int) Math.floorMod(seed, 3L), seed)),
        inEventOrder(
            "embedded, after lateness",
            20,
            Events.DATED,
            (seed, folder) -> new WaitingEngine(EmbeddedEngine.onHeap(seed), seed)),
        new LawEngine(
            "reference in arrival order",
            20,
            Events.ARRIVING,
            (seed, folder) -> new ReferenceArrivalEngine()),
        new LawEngine(
            "embedded on heap", 20, Events.ARRIVING, (seed, folder) -> EmbeddedEngine.onHeap(seed)),
        new LawEngine(
            "embedded on disk",
            3,
            Events.ARRIVING,
            (seed, folder) -> EmbeddedEngine.onDisk(folder, seed)),
        new LawEngine(
            "Kafka Streams test driver",
            2,
            Events.ARRIVING,
            (seed, folder) -> new DriverEngine(folder, 1 + (int) Math.floorMod(seed, 3L))),
        new LawEngine(
            "Kafka Streams on a broker",
            1,
            Events.ARRIVING,
            (seed, folder) -> new BrokerEngine(folder, 1 + (int) Math.floorMod(seed, 3L))),
        new LawEngine(
            "Spark in arrival order",
            1,
            Events.ARRIVING,
            (seed, folder) ->
                new SparkArrivalEngine(
                    TestSpark.session(), 1 + (int) Math.floorMod(seed, 3L), seed)));
  }

  private static LawEngine inEventOrder(
      String name, int programs, Events events, BiFunction<Long, Path, Engine> engine) {
    return new LawEngine(
        name, programs, events, (seed, folder) -> new OrderlessEngine(engine.apply(seed, folder)));
  }

  boolean isInArrivalOrder() {
    return events == Events.ARRIVING;
  }

  /** The programs to be tried. */
  LongStream seeds() {
    return ProgramCount.seeds(1, 1, programs);
  }

  Trial trial(long seed) {
    return events == Events.ANY
        ? Trials.of(seed, MOST_EVENTS)
        : Trials.inDisorder(seed, MOST_EVENTS);
  }

  @Override
  public String toString() {
    return name;
  }
}
