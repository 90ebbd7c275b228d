package dev.semblance.parity.engine;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;
import java.util.Optional;

/**
 * An engine of event order as one that is given arrivals: their order and their lateness mean
 * nothing to it.
 */
public record OrderlessEngine(Engine engine) implements ArrivalEngine {
  public OrderlessEngine {
    requireNonNull(engine, "engine");
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Outcome run(Plan plan, Arrivals arrivals) {
    return new Outcome(engine.run(plan, arrivals.log()), Optional.empty());
  }
}
