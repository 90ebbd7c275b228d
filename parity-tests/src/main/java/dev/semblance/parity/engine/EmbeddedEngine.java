package dev.semblance.parity.engine;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The engine for use in one's own process, its entities leaving memory most of the time. */
public final class EmbeddedEngine implements ArrivalEngine {
  private static final int FEW = 3;

  private final Optional<Path> folder;
  private final int mostAlive;
  private final long seed;

  private EmbeddedEngine(Optional<Path> folder, int mostAlive, long seed) {
    this.folder = folder;
    this.mostAlive = mostAlive;
    this.seed = seed;
  }

  /** State in memory, where every entity stays alive. */
  public static EmbeddedEngine allAlive() {
    return new EmbeddedEngine(Optional.empty(), Integer.MAX_VALUE, 0);
  }

  /**
   * State in memory. At times it is asked for what a trigger would get before the trigger comes.
   *
   * @param seed decides when, and how many entities are alive; neither must matter
   */
  public static EmbeddedEngine onHeap(long seed) {
    return new EmbeddedEngine(Optional.empty(), FEW, seed);
  }

  /**
   * State on disk, at times closed and opened anew, at times left as a crash would leave it.
   *
   * @param folder for the states of this engine's runs
   * @param seed decides when, and how many entities are alive; neither must matter
   */
  public static EmbeddedEngine onDisk(Path folder, long seed) {
    return new EmbeddedEngine(Optional.of(requireNonNull(folder, "folder")), FEW, seed);
  }

  @Override
  public String name() {
    return folder.isPresent()
        ? "embedded engine on disk, stopped at times by " + seed
        : "embedded engine, entities alive by " + seed;
  }

  @Override
  public Outcome run(Plan plan, Arrivals arrivals) {
    return run(plan, arrivals, false);
  }

  /**
   * The same where every second engine that takes over runs another plan.
   *
   * @param sameMeaning written otherwise
   */
  public Outcome runAlternating(Plan plan, Plan sameMeaning, Arrivals arrivals) {
    return run(List.of(plan, sameMeaning), arrivals, false);
  }

  /**
   * The same where each event may have to wait for those that are late.
   *
   * @param afterLateness whether it does
   */
  Outcome run(Plan plan, Arrivals arrivals, boolean afterLateness) {
    return run(List.of(plan), arrivals, afterLateness);
  }

  private Outcome run(List<Plan> plans, Arrivals arrivals, boolean afterLateness) {
    Optional<Path> state = folder.map(parent -> parent.resolve(UUID.randomUUID().toString()));
    return new EmbeddedRun(plans, arrivals, afterLateness, state, mostAlive, seed).outcome();
  }
}
