package dev.semblance.cli;

import dev.semblance.compiler.function.MissingFunctionException;
import dev.semblance.runtime.binding.BindingsException;
import dev.semblance.spark.BackfillException;
import java.util.Optional;

/** Tells the user of a command that failed why, in one message, and gives the exit code. */
final class FailureReport {
  private final Console console;
  private final Interruption interruption;
  private final boolean debug;

  /**
   * @param debug whether to print the stack trace too
   */
  FailureReport(Console console, Interruption interruption, boolean debug) {
    this.console = console;
    this.interruption = interruption;
    this.debug = debug;
  }

  int of(Throwable failure) {
    if (interruption.isRequested()) {
      // Whatever failed, failed because everything is being stopped.
      return ExitCode.INTERRUPTED;
    }
    if (debug) {
      failure.printStackTrace(console.err());
    }
    if (failure instanceof CommandFailure known) {
      return say(known.exitCode(), known.getMessage());
    }
    if (failure instanceof BindingsException bindings) {
      bindings.problems().forEach(problem -> console.err().println("error: " + problem));
      return ExitCode.ENVIRONMENT;
    }
    // Spark wraps what happens in its tasks several times: the innermost of ours knows best.
    Optional<Throwable> ours = innermost(failure, BackfillException.class);
    if (ours.isPresent()) {
      return say(ExitCode.ENVIRONMENT, ours.get().getMessage());
    }
    Optional<Throwable> missing = innermost(failure, MissingFunctionException.class);
    if (missing.isPresent()) {
      return say(ExitCode.ENVIRONMENT, missing.get().getMessage());
    }
    if (innermost(failure, OutOfMemoryError.class).isPresent()) {
      return say(
          ExitCode.ENVIRONMENT,
          "not enough memory; give the JVM more, for example with SEMBLANCE_JAVA_OPTS=-Xmx8g");
    }
    int exitCode =
        say(
            ExitCode.ENVIRONMENT,
            "internal error, which is a bug of Semblance: "
                + innermost(failure, Throwable.class).orElse(failure));
    if (!debug) {
      console.err().println("run the command again with --debug, and report what it prints");
    }
    return exitCode;
  }

  private int say(int exitCode, String message) {
    console.err().println("error: " + message);
    return exitCode;
  }

  private static Optional<Throwable> innermost(Throwable failure, Class<? extends Throwable> kind) {
    Throwable found = null;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (kind.isInstance(at)) {
        found = at;
      }
    }
    return Optional.ofNullable(found);
  }
}
