package dev.semblance.parity.engine;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorSet;

/** Something that computes a plan's vectors from a log, in event order. */
public interface Engine {

  /** For messages. */
  String name();

  /** All vectors of the plan. */
  VectorSet run(Plan plan, EventLog log);
}
