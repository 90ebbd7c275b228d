package dev.semblance.spark;

import dev.semblance.compiler.function.MissingFunctionException;
import dev.semblance.runtime.record.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a user should hear in the chains of causes in which Spark wraps a task's failure. */
final class Failures {
  private static final Pattern UNREADABLE =
      Pattern.compile("^\\[FAILED_READ_FILE.*reading file (?:file:/*(?=/))?(\\S+)\\.\\s");

  private Failures() {}

  /** The failure as one message. */
  static BackfillException explain(Throwable failure) {
    List<Throwable> causes = causes(failure);
    for (Throwable cause : causes) {
      if (cause instanceof BackfillException ours) {
        return ours;
      }
      if (cause instanceof SourceException || cause instanceof MissingFunctionException) {
        return new BackfillException(cause.getMessage(), failure);
      }
    }
    Throwable innermost = causes.get(causes.size() - 1);
    for (Throwable cause : causes) {
      // Spark names the file here; the reason is further in.
      Matcher file = UNREADABLE.matcher(firstLine(cause));
      if (file.find()) {
        return new BackfillException(
            "%s cannot be read: it is truncated or damaged (%s)"
                .formatted(file.group(1), firstLine(innermost)),
            failure);
      }
    }
    String kind =
        innermost instanceof IOException ? "" : innermost.getClass().getSimpleName() + ": ";
    return new BackfillException("the backfill failed: " + kind + firstLine(innermost), failure);
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Set<Throwable> seen = new HashSet<>();
    for (Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
      causes.add(next);
    }
    return causes;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
