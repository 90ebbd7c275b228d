package dev.semblance.streaming;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import java.util.List;

/** Plans of programs written as text. */
public final class TestPlans {
  private TestPlans() {}

  /** The plans of all vectors of a program. */
  public static List<Plan> of(String text) {
    Compilation compilation =
        dev.semblance.compiler.Compiler.compile(new SourceFile("test.feature", text));
    ResolvedProgram program =
        compilation
            .program()
            .orElseThrow(() -> new IllegalArgumentException(compilation.diagnostics().toString()));
    return program.vectors().stream().map(vector -> Planner.plan(program, vector)).toList();
  }
}
