package dev.semblance.compiler.plan;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.source.SourceFile;

/** Plans of texts that hold one vector. */
final class Plans {
  private Plans() {}

  static Plan of(String text) {
    ResolvedProgram program = program(text);
    return Planner.plan(program, program.vectors().get(0));
  }

  static Plan withLabels(String text) {
    ResolvedProgram program = program(text);
    return Planner.planWithLabels(program, program.vectors().get(0));
  }

  private static ResolvedProgram program(String text) {
    Compilation compilation = Compiler.compile(new SourceFile("test.feature", text));
    return compilation
        .program()
        .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
  }
}
