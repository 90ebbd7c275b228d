package dev.semblance.cli.test;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.reference.ReferenceInterpreter;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorSet;

/** The reference: the rules themselves. */
final class ReferenceTestEngine implements TestEngine {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Plan plan(ResolvedProgram program, ResolvedVector vector) {
    return Planner.planWithLabels(program, vector);
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    return new ReferenceInterpreter().run(plan, log);
  }
}
