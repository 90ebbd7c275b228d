package dev.semblance.parity.cases;

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
import java.util.stream.Stream;

/** The engines that every case file is tried on. A new one costs a line. */
final class CaseEngines {
  private CaseEngines() {}

  /** Those that give vectors in event order. */
  static List<ArrivalEngine> inEventOrder() {
    List<Engine> engines =
        List.of(
            new ReferenceEngine(),
            new FoldEngine(1),
            new FoldEngine(2),
            new WaitingEngine(EmbeddedEngine.onHeap(1), 1),
            new SparkEngine(TestSpark.session(), 3, 1));
    return orderless(engines);
  }

  /** Those that know what came after a trigger. */
  static List<ArrivalEngine> ofLabels() {
    return orderless(
        List.of(
            new ReferenceEngine(),
            new FoldEngine(1),
            new FoldEngine(2),
            new SparkEngine(TestSpark.session(), 3, 1)));
  }

  private static List<ArrivalEngine> orderless(List<Engine> engines) {
    return engines.stream().map(engine -> (ArrivalEngine) new OrderlessEngine(engine)).toList();
  }

  /**
   * Those that give them in arrival order.
   *
   * @param folder for their states
   */
  static List<ArrivalEngine> inArrivalOrder(Path folder) {
    return List.of(
        new ReferenceArrivalEngine(),
        EmbeddedEngine.onHeap(1),
        EmbeddedEngine.onDisk(folder, 1),
        new DriverEngine(folder, 1),
        new BrokerEngine(folder, 1),
        new SparkArrivalEngine(TestSpark.session(), 2, 1));
  }

  static List<String> names(Path folder) {
    return Stream.concat(inEventOrder().stream(), inArrivalOrder(folder).stream())
        .map(ArrivalEngine::name)
        .toList();
  }
}
