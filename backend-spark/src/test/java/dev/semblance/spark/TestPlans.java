package dev.semblance.spark;

import dev.semblance.compiler.analysis.ProgramAnalyzer;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.Parser;
import java.util.List;

/** Plans for tests, from the text of a feature file. */
public final class TestPlans {
  private TestPlans() {}

  /** The plan of the only vector of {@code text}, as it is served. */
  public static Plan plan(String text) {
    ResolvedProgram program = program(text);
    return Planner.plan(program, program.vectors().get(0));
  }

  /** The same with its labels. */
  public static Plan planWithLabels(String text) {
    ResolvedProgram program = program(text);
    return Planner.planWithLabels(program, program.vectors().get(0));
  }

  private static ResolvedProgram program(String text) {
    Diagnostics diagnostics = new Diagnostics();
    return ProgramAnalyzer.analyze(
            List.of(Parser.parse(new SourceFile("test.feature", text), diagnostics)), diagnostics)
        .orElseThrow(() -> new IllegalArgumentException(diagnostics.sorted().toString()));
  }
}
