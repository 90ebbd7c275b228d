package dev.semblance.parity.engine;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.Rejected;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes one plan's arrivals through an embedded engine, or through several that take over, each
 * with the next of several plans of one meaning.
 */
final class EmbeddedRun {
  private static final int MOST_CRASHES = 3;

  private final List<Plan> plans;
  private final Plan plan;
  private final Arrivals arrivals;
  private final boolean afterLateness;
  private final int mostAlive;
  private final Random random;
  private final List<VectorRow> vectors = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private Optional<Path> folder;
  private int crashes;
  private int opened;

  /** How many arrivals there were, and what had come of them, at the last checkpoint. */
  private int savedArrivals;

  private int savedVectors;
  private int savedRejected;

  /**
   * @param folder for the state; memory if empty
   * @param mostAlive how many entities may be alive; each engine has fewer, or as many
   */
  EmbeddedRun(
      List<Plan> plans,
      Arrivals arrivals,
      boolean afterLateness,
      Optional<Path> folder,
      int mostAlive,
      long seed) {
    this.plans = List.copyOf(plans);
    this.plan = plans.get(0);
    this.arrivals = arrivals;
    this.afterLateness = afterLateness;
    this.folder = folder;
    this.mostAlive = mostAlive;
    this.random = new Random(seed);
  }

  Outcome outcome() {
    int all = arrivals.inOrder().size();
    int next = 0;
    while (next < all) {
      int some = 1 + random.nextInt(Math.max(20, all / 5));
      int end = folder.isPresent() ? Math.min(all, next + some) : all;
      next = take(next, end);
    }
    List<String> columns = plan.output().columns().stream().map(Plan.OutputColumn::name).toList();
    return new Outcome(new VectorSet(columns, vectors), Optional.of(rejected));
  }

  /** Takes some arrivals and stops; gives the arrival to go on from. */
  private int take(int start, int end) {
    try (FeatureEngine engine = open()) {
      for (int i = start; i < end; i++) {
        take(engine, arrivals.inOrder().get(i));
        if (random.nextInt(8) == 0) {
          engine.checkpoint();
          saved(i + 1);
        }
      }
      if (mayCrash() && random.nextInt(3) == 0) {
        crashes++;
        folder = folder.map(EmbeddedRun::asACrashLeavesIt);
        forgetUnsaved();
        return savedArrivals;
      }
      if (end == arrivals.inOrder().size()) {
        add(engine.release());
      }
    }
    saved(end);
    return end;
  }

  private boolean mayCrash() {
    // Somebody has to go on and give what still waits.
    return folder.isPresent()
        && crashes < MOST_CRASHES
        && savedArrivals < arrivals.inOrder().size();
  }

  private FeatureEngine open() {
    FeatureEngine.Builder builder =
        FeatureEngine.builder(List.of(plans.get(opened++ % plans.size())))
            .lateness(arrivals::lateness)
            .liveEntities(1 + random.nextInt(mostAlive))
            .onRejection(this::reject);
    if (afterLateness) {
      builder.emitAfterLateness();
    }
    // On disk, checkpoints are where this run knows of them.
    folder.ifPresentOrElse(
        path -> builder.rocksDbState(path).checkpointEvery(0),
        () -> builder.heapState().checkpointEvery(random.nextInt(5)));
    return builder.build();
  }

  private void take(FeatureEngine engine, Arrived arrived) {
    boolean asks = !afterLateness && arrived.name().equals(plan.output().event());
    Optional<FeatureVector> asked =
        asks && random.nextInt(3) == 0 ? current(engine, arrived.event()) : Optional.empty();
    List<FeatureVector> given = engine.process(arrived.name(), arrived.event().fields());
    if (asked.isPresent() && !given.isEmpty() && !asked.get().equals(given.get(0))) {
      throw new AssertionError("asked: " + asked.get() + "\ngiven: " + given.get(0));
    }
    add(given);
  }

  /** What the trigger would get; nothing if it would come too late. */
  private Optional<FeatureVector> current(FeatureEngine engine, Event trigger) {
    try {
      return Optional.ofNullable(engine.current(plan.output().vector(), trigger.fields()));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private void add(List<FeatureVector> given) {
    for (FeatureVector vector : given) {
      vectors.add(new VectorRow(vector.id(), vector.time(), vector.asMap()));
    }
  }

  private void reject(Rejection rejection) {
    rejected.add(
        new Rejected(
            Rejected.Reason.valueOf(rejection.reason().name()),
            rejection.event(),
            rejection.id(),
            rejection.time()));
  }

  private void saved(int count) {
    savedArrivals = count;
    savedVectors = vectors.size();
    savedRejected = rejected.size();
  }

  private void forgetUnsaved() {
    vectors.subList(savedVectors, vectors.size()).clear();
    rejected.subList(savedRejected, rejected.size()).clear();
  }

  /**
   * A copy of the files of a state that is still open, as they were at one moment: RocksDB may
   * merge files in the background, and then the copy is made again.
   */
  private static Path asACrashLeavesIt(Path state) {
    for (int attempt = 0; ; attempt++) {
      Path copy = state.resolveSibling(state.getFileName() + "+" + attempt);
      try {
        Map<Path, Long> before = sizes(state);
        Files.createDirectory(copy);
        for (Path file : before.keySet()) {
          Files.copy(state.resolve(file), copy.resolve(file));
        }
        if (sizes(state).equals(before)) {
          return copy;
        }
      } catch (NoSuchFileException e) {
        // It was merged into another since it was listed.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The files of a folder, which has no folders in it, and how large they are. */
  private static Map<Path, Long> sizes(Path folder) throws IOException {
    Map<Path, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        sizes.put(folder.relativize(file), Files.size(file));
      }
    }
    return sizes;
  }
}
