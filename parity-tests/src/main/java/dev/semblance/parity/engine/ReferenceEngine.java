package dev.semblance.parity.engine;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.ReferenceInterpreter;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorSet;

/** What all engines are held to in event order. */
public final class ReferenceEngine implements Engine {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    return new ReferenceInterpreter().run(plan, log);
  }
}
