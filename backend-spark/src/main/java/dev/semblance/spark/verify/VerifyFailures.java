package dev.semblance.spark.verify;

import java.io.IOException;

/** Finds what a user should hear in the chain of causes in which Spark wraps a task's failure. */
final class VerifyFailures {
  private static final int DEEPEST = 30;

  private VerifyFailures() {}

  static RuntimeException explain(Exception failure) {
    Throwable innermost = failure;
    int depth = 0;
    for (Throwable at = failure; at != null && depth < DEEPEST; at = at.getCause()) {
      if (at instanceof VerifyException || at instanceof UnknownColumnException) {
        return (RuntimeException) at;
      }
      innermost = at;
      depth++;
    }
    String kind =
        innermost instanceof IOException ? "" : innermost.getClass().getSimpleName() + ": ";
    String message = String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
    return new VerifyException("the verification failed: " + kind + message, failure);
  }
}
