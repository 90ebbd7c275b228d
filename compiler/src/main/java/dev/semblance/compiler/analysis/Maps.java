package dev.semblance.compiler.analysis;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;

/** What is said where a list or a map stands, and one value is wanted. */
final class Maps {
  /** What to do with a map wherever one value is wanted. */
  static final String ADVICE = "take one of its values: `element(map, \"key\")`";

  private Maps() {}

  /** That a list or a map is no key. */
  static Diagnostic noKey(DiagnosticCode code, SourceSpan span, Type type) {
    return type.is(Kind.MAP)
        ? Diagnostic.at(code, span, "a map cannot be a key").help(ADVICE)
        : Diagnostic.at(code, span, "a list cannot be a key")
            .help("take one of its items: `element(list, 0)`");
  }
}
