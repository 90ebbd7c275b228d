package dev.semblance.parity.compare;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.BrokerEngine;
import dev.semblance.parity.engine.DriverEngine;
import dev.semblance.parity.engine.EmbeddedEngine;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.parity.engine.SparkArrivalEngine;
import dev.semblance.parity.engine.SparkEngine;
import dev.semblance.parity.engine.TestSpark;
import dev.semblance.parity.engine.WaitingEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Random programs on every engine for as long as it is told: {@code -Dsemblance.seconds=120}. Each
 * run begins with other programs; {@code -Dsemblance.seed} begins with a known one. It is run by
 * {@code parity-tests/run}, not with the tests.
 */
class ParitySoak {
  private static final int MOST_EVENTS = 20;
  private static final long SHOWN_EVERY_NANOS = 10_000_000_000L;

  /** Of so many programs one goes to the engines that take long to start. */
  private static final int SPARK_SELDOM = 100;

  private static final int DRIVER_SELDOM = 25;
  private static final int DISK_SELDOM = 10;

  /** Where {@code -Dsemblance.broker=true} asks for a broker. */
  private static final int BROKER_SELDOM = 50;

  private static final boolean ON_BROKER = Boolean.getBoolean("semblance.broker");

  private static final Path FIGURES = Path.of("target", "parity-soak.txt");

  private final SoakFigures figures = new SoakFigures();

  @Test
  void findsNoDifference() {
    long seconds = Long.getLong("semblance.seconds", 120);
    long seed = Long.getLong("semblance.seed", System.currentTimeMillis());
    long start = System.nanoTime();
    long shown = start;
    System.out.println("first program: -Dsemblance.seed=" + seed);
    Thread atInterrupt = new Thread(this::tell, "soak-figures");
    Runtime.getRuntime().addShutdownHook(atInterrupt);
    try (TemporaryFolder folder = new TemporaryFolder()) {
      for (; System.nanoTime() - start < seconds * 1_000_000_000L; seed++) {
        inEventOrder(seed);
        inArrivalOrder(seed, folder.path());
        figures.program();
        if (System.nanoTime() - shown > SHOWN_EVERY_NANOS) {
          shown = System.nanoTime();
          System.out.println(figures.line());
        }
      }
    } finally {
      Runtime.getRuntime().removeShutdownHook(atInterrupt);
      tell();
    }
  }

  /** Also in a file: of a run that is interrupted, nobody may read the output to its end. */
  private void tell() {
    System.out.print(figures.table());
    System.out.flush();
    try {
      Files.createDirectories(FIGURES.getParent());
      Files.writeString(FIGURES, figures.table());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inEventOrder(long seed) {
    Trial trial = Trials.of(seed, MOST_EVENTS);
    compare(seed, trial, "fold", new FoldEngine(seed));
    if (seed % SPARK_SELDOM == 0) {
      int partitions = 1 + (int) Math.floorMod(seed / SPARK_SELDOM, 4L);
      compare(seed, trial, "Spark", new SparkEngine(TestSpark.session(), partitions, seed));
    }
  }

  private void inArrivalOrder(long seed, Path folder) {
    Trial trial = Trials.inDisorder(seed, MOST_EVENTS);
    compare(seed, trial, "embedded", EmbeddedEngine.onHeap(seed));
    compare(
        seed,
        trial,
        "embedded, after lateness",
        new WaitingEngine(EmbeddedEngine.onHeap(seed), seed));
    if (seed % DISK_SELDOM == 0) {
      compare(seed, trial, "embedded on disk", EmbeddedEngine.onDisk(folder, seed));
    }
    if (seed % DRIVER_SELDOM == 0) {
      Path state = folder.resolve("driver" + seed);
      compare(seed, trial, "Kafka Streams", new DriverEngine(state, 1 + (int) (seed % 3)));
    }
    if (ON_BROKER && seed % BROKER_SELDOM == 2) {
      Path state = folder.resolve("broker" + seed);
      compare(
          seed, trial, "Kafka Streams on a broker", new BrokerEngine(state, 1 + (int) (seed % 3)));
    }
    if (seed % SPARK_SELDOM == 1) {
      int partitions = 1 + (int) Math.floorMod(seed / SPARK_SELDOM, 4L);
      compare(
          seed,
          trial,
          "Spark in arrival order",
          new SparkArrivalEngine(TestSpark.session(), partitions, seed));
    }
  }

  private void compare(long seed, Trial trial, String name, Engine engine) {
    long cells =
        plans(trial).stream()
            .mapToLong(plan -> new ReferenceEngine().run(plan, trial.log()).cells())
            .sum();
    count(seed, trial, name, cells, Difference.find(trial, engine));
  }

  private void compare(long seed, Trial trial, String name, ArrivalEngine engine) {
    long cells =
        plans(trial).stream()
            .mapToLong(
                plan -> new ReferenceArrivalEngine().run(plan, trial.arrivals()).vectors().cells())
            .sum();
    count(seed, trial, name, cells, Difference.find(trial, engine));
  }

  private static List<Plan> plans(Trial trial) {
    return CompiledProgram.of(trial.definition()).plans();
  }

  private void count(
      long seed, Trial trial, String name, long cells, Optional<Difference> difference) {
    figures.compared(name, trial.arrivals().inOrder().size(), cells, difference.isPresent());
    if (difference.isPresent()) {
      throw difference.get().kept("seed " + seed + "\n");
    }
  }
}
