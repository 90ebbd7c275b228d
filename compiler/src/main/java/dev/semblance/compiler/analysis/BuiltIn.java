package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import java.util.Optional;

/** A function of the language and how its calls are typed. */
record BuiltIn(FunctionDescription description, Rule rule) {

  /** Types a call whose arguments are typed and neither errors nor nulls. */
  interface Rule {
    /** The typed call; empty where it does not fit, which has then been reported. */
    Optional<ScalarExpression> type(CallSite site);
  }

  static BuiltIn of(Rule rule, String meaning, String... signatures) {
    return new BuiltIn(FunctionDescription.of(meaning, signatures), rule);
  }
}
