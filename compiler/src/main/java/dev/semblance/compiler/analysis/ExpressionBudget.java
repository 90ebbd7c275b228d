package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.TOO_LARGE;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import java.util.List;

/**
 * Bounds what definitions grow to once they are written out in terms of each other: a few lines can
 * ask for expressions of any size.
 */
final class ExpressionBudget {
  private static final int MAX_PARTS = 10_000;
  private static final int MAX_LEVELS = 750;
  private static final long MAX_PARTS_IN_ALL = 2_000_000;

  private final Diagnostics diagnostics;
  private long spent;
  private boolean exceeded;
  private int parts;

  ExpressionBudget(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Whether an expression is small enough to be carried on, else it is reported. */
  boolean accepts(ScalarExpression expression, SourceSpan span) {
    parts = 0;
    if (walk(expression, 1)) {
      return spend(parts, span);
    }
    diagnostics.report(
        Diagnostic.at(TOO_LARGE, span, "this expression is too large once it is written out")
            .help(
                "with all names and functions replaced by what they stand for, it may have "
                    + MAX_PARTS
                    + " parts on "
                    + MAX_LEVELS
                    + " levels"));
    return false;
  }

  /** Whether a copy of an accepted expression may be made, else that is reported. */
  boolean copies(ScalarExpression expression, SourceSpan span) {
    parts = 0;
    walk(expression, 1);
    return spend(parts, span);
  }

  private boolean spend(int more, SourceSpan span) {
    spent += more;
    if (spent > MAX_PARTS_IN_ALL && !exceeded) {
      exceeded = true; // All that follows is too large as well, and not worth a message.
      diagnostics.report(
          Diagnostic.at(TOO_LARGE, span, "the program is too large once it is written out")
              .help("every name and function is replaced by what it stands for"));
    }
    return !exceeded;
  }

  private boolean walk(ScalarExpression expression, int level) {
    parts++;
    if (parts > MAX_PARTS || level > MAX_LEVELS) {
      return false;
    }
    if (expression instanceof ScalarExpression.Call call) {
      return walkAll(call.arguments(), level + 1);
    }
    return !(expression instanceof ScalarExpression.OwnCall call)
        || walkAll(call.arguments(), level + 1);
  }

  private boolean walkAll(List<ScalarExpression> expressions, int level) {
    for (ScalarExpression expression : expressions) {
      if (!walk(expression, level)) {
        return false;
      }
    }
    return true;
  }
}
