package dev.semblance.parity.engine;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.ArrivalInterpreter;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;

/** What all engines are held to in arrival order. */
public final class ReferenceArrivalEngine implements ArrivalEngine {

  @Override
  public String name() {
    return "reference in arrival order";
  }

  @Override
  public Outcome run(Plan plan, Arrivals arrivals) {
    return new ArrivalInterpreter().run(plan, arrivals);
  }
}
