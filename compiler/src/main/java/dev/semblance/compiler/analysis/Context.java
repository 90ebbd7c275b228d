package dev.semblance.compiler.analysis;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;

/** What all parts of one analysis share. */
record Context(Diagnostics diagnostics, DeclaredFunctions functions, ExpressionBudget budget) {

  static Context of(Diagnostics diagnostics) {
    return new Context(diagnostics, new DeclaredFunctions(), new ExpressionBudget(diagnostics));
  }

  void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }

  /** An analyzer of expressions whose names {@code scope} explains. */
  ExpressionAnalyzer expressions(Scope scope) {
    return new ExpressionAnalyzer(scope, this);
  }
}
