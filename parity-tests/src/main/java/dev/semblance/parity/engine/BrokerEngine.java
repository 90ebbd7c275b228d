package dev.semblance.parity.engine;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Kafka Streams topology on a real broker, exactly once, read by those who believe in committed
 * transactions only.
 *
 * <p>Each stage has an entity log of its own, and values depend on the order of its rows. Every
 * topic has a single partition here, so rows that take the same way to a stage come there in the
 * order in which they were sent. Where ways differ (topics, or stages before the stage) a later
 * event may overtake an earlier one. So the next event waits until the one before has gone its
 * whole way; events of one topic follow each other without waiting if all stages read them as they
 * were sent.
 */
public final class BrokerEngine implements ArrivalEngine {
  private final Path folder;
  private final int liveEntities;

  /**
   * @param folder for the states of this engine's runs
   * @param liveEntities how many entities stay alive in memory, which must not matter
   */
  public BrokerEngine(Path folder, int liveEntities) {
    this.folder = requireNonNull(folder, "folder");
    this.liveEntities = liveEntities;
  }

  @Override
  public String name() {
    return "Kafka Streams on a broker, entities alive: " + liveEntities;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the application fails or does not come to an end
   */
  @Override
  public Outcome run(Plan plan, Arrivals arrivals) {
    try (BrokerRun run = new BrokerRun(plan, arrivals, folder, liveEntities)) {
      for (List<Arrived> some : apart(plan, arrivals)) {
        run.send(some);
        run.awaitRest();
      }
      return run.outcome();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the run on the broker failed", e);
    }
  }

  /** The arrivals that the plan reads, cut where one has to wait for those before. */
  private static List<List<Arrived>> apart(Plan plan, Arrivals arrivals) {
    boolean asSent = plan.stages().stream().allMatch(stage -> readsAsSent(plan, stage));
    List<List<Arrived>> apart = new ArrayList<>();
    String last = null;
    for (Arrived arrived : arrivals.inOrder()) {
      if (plan.events().stream().anyMatch(event -> event.name().equals(arrived.name()))) {
        if (!asSent || !arrived.name().equals(last)) {
          apart.add(new ArrayList<>());
        }
        apart.get(apart.size() - 1).add(arrived);
        last = arrived.name();
      }
    }
    return apart;
  }

  /** Whether a stage reads no column that another has added to its rows. */
  private static boolean readsAsSent(Plan plan, Stage stage) {
    return StageInput.of(stage).stream()
        .allMatch(
            input ->
                input.columns().stream().allMatch(column -> isSent(plan, input, column))
                    && input.key().stream().allMatch(part -> isSent(plan, input, part)));
  }

  private static boolean isSent(Plan plan, StageInput input, ScalarExpression part) {
    List<String> columns = new ArrayList<>();
    part.forEachColumn(column -> columns.add(column.name()));
    return columns.stream().allMatch(column -> isSent(plan, input, column));
  }

  private static boolean isSent(Plan plan, StageInput input, String column) {
    return plan.event(input.event()).field(column).isPresent();
  }
}
