package dev.semblance.cli.test;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorSet;

/** Something that computes the vectors of a test, in the order of the events' times. */
public interface TestEngine {

  /** As it is called on the command line. */
  String name();

  /** What the engine computes of a vector: some do not know what comes after a trigger. */
  Plan plan(ResolvedProgram program, ResolvedVector vector);

  /** The vectors that these events trigger. */
  VectorSet run(Plan plan, EventLog log);
}
