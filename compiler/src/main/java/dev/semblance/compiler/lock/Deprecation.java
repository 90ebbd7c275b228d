package dev.semblance.compiler.lock;

import static dev.semblance.compiler.source.DiagnosticCode.DEPRECATED;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.source.Diagnostic;
import java.util.Optional;

/** Warns of what is chosen from outside of the files; uses inside of them the compiler reports. */
public final class Deprecation {
  private Deprecation() {}

  /** The warning that the vector's author has asked for. */
  public static Optional<Diagnostic> of(ResolvedVector vector, Compilation compilation) {
    VersionName version =
        VersionName.of(VersionName.Kind.VECTOR, "", vector.name(), vector.version());
    return vector
        .deprecated()
        .map(
            advice ->
                Diagnostic.at(
                        DEPRECATED,
                        new Places(compilation.files()).of(version),
                        "`" + version.title() + "` is deprecated")
                    .help(advice));
  }
}
