package dev.semblance.compiler;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What became of a program's text.
 *
 * @param files those that could be read, the root first
 * @param diagnostics all that is wrong with them, by file and place; warnings too
 * @param program present if and only if there is no error
 */
public record Compilation(
    List<SourceFile> files, List<Diagnostic> diagnostics, Optional<ResolvedProgram> program) {
  public Compilation {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
    requireNonNull(program, "program");
  }

  /** Whether something is wrong that stops compilation. */
  public boolean hasErrors() {
    return program.isEmpty();
  }
}
