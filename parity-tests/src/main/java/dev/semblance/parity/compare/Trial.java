package dev.semblance.parity.compare;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What engines are tried on.
 *
 * @param definition a {@code .feature} file's text
 * @param arrivals events in an order that engines of event order do not look at
 */
public record Trial(String definition, Arrivals arrivals) {
  public Trial {
    requireNonNull(definition, "definition");
    requireNonNull(arrivals, "arrivals");
  }

  /** A trial of which nobody asks in which order its events came. */
  public Trial(String definition, EventLog log) {
    this(definition, Arrivals.of(log));
  }

  /** The events without their order. */
  public EventLog log() {
    return arrivals.log();
  }

  /**
   * The trial as a case, with what the reference of its order gives.
   *
   * @param inArrivalOrder whether the case is to tell in which order its events came
   */
  public ParityCase shown(String comment, ArrivalEngine reference, boolean inArrivalOrder) {
    CompiledProgram program = CompiledProgram.of(definition);
    Map<Plan, Outcome> outcomes = new LinkedHashMap<>();
    program.plans().forEach(plan -> outcomes.put(plan, reference.run(plan, arrivals)));
    if (inArrivalOrder) {
      return ParityCase.of(comment, definition, program.events(), arrivals, outcomes);
    }
    Map<Plan, VectorSet> vectors = new LinkedHashMap<>();
    outcomes.forEach((plan, outcome) -> vectors.put(plan, outcome.vectors()));
    return ParityCase.of(comment, definition, program.events(), log(), vectors);
  }
}
