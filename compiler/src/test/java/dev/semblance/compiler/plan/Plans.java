package dev.semblance.compiler.plan;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.source.SourceFile;

/** Plans of texts that hold one vector. */
final class Plans {
  private Plans() {}

  static Plan of(String text) {
    Compilation compilation = Compiler.compile(new SourceFile("test.feature", text));
    ResolvedProgram program =
        compilation
            .program()
            .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    return Planner.plan(program, program.vectors().get(0));
  }
}
