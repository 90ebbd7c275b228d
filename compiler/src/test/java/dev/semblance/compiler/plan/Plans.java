package dev.semblance.compiler.plan;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.source.SourceFile;

/** Plans of texts: of their last vector. */
final class Plans {
  private Plans() {}

  static Plan of(String text) {
    ResolvedProgram program = program(text);
    return Planner.plan(program, last(program));
  }

  static Plan withLabels(String text) {
    ResolvedProgram program = program(text);
    return Planner.planWithLabels(program, last(program));
  }

  private static ResolvedVector last(ResolvedProgram program) {
    return program.vectors().get(program.vectors().size() - 1);
  }

  private static ResolvedProgram program(String text) {
    Compilation compilation = Compiler.compile(new SourceFile("test.feature", text));
    return compilation
        .program()
        .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
  }
}
