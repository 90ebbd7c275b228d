package dev.semblance.compiler.function;

import dev.semblance.compiler.expression.OwnFunction;

/** A plan calls a function written in Java, and its code is not on the class path. */
public final class MissingFunctionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MissingFunctionException(OwnFunction function, String found) {
    super(
        "the plan calls the function %s, %s, and on the class path there is %s: give this process"
                .formatted(function.versioned(), function.signature(), found)
            + " the jar that the plan was compiled with");
  }
}
