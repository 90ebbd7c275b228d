package dev.semblance.parity.engine;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;

/** Something that computes a plan's vectors in arrival order: as serving gives them. */
public interface ArrivalEngine {

  /** For messages. */
  String name();

  /** The vectors that these arrivals trigger. */
  Outcome run(Plan plan, Arrivals arrivals);
}
