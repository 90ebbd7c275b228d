package dev.semblance.parity.engine;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An embedded engine that emits after lateness, in event order therefore: its events come in
 * disorder, but none later than it waits for.
 */
public final class WaitingEngine implements Engine {
  private static final long SECOND = 1_000_000;

  private final EmbeddedEngine engine;
  private final long seed;

  /**
   * @param engine that is to wait
   * @param seed decides the order of arrivals, which must not matter
   */
  public WaitingEngine(EmbeddedEngine engine, long seed) {
    this.engine = engine;
    this.seed = seed;
  }

  @Override
  public String name() {
    return engine.name() + ", after lateness";
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    Random random = new Random(seed);
    long lateness = random.nextInt(4) * 10 * SECOND;
    Map<Arrived, Long> due = new IdentityHashMap<>();
    List<Arrived> read =
        new ArrayList<>(
            Arrivals.of(log.shuffled(seed)).inOrder().stream()
                .filter(arrived -> plan.events().stream().anyMatch(e -> isOf(e, arrived)))
                .toList());
    for (Arrived arrived : read) {
      long time = (Long) arrived.event().get(plan.event(arrived.name()).timeField());
      due.put(arrived, time + (long) (random.nextDouble() * lateness));
    }
    read.sort(Comparator.comparing(due::get));
    Map<String, Long> latenessMicros = new HashMap<>();
    plan.events().forEach(event -> latenessMicros.put(event.name(), random.nextInt(2) * lateness));
    latenessMicros.put(plan.events().get(0).name(), lateness);
    return engine.run(plan, new Arrivals(read, latenessMicros), true).vectors();
  }

  private static boolean isOf(EventSchema event, Arrived arrived) {
    return event.name().equals(arrived.name());
  }
}
