package dev.semblance.compiler.analysis;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.Severity;
import dev.semblance.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a mistake from the echo of another. Text that cannot be read is left out of the tree, so
 * analysis misses what it declares: what it says about that is no news.
 */
public final class FollowUps {
  /** What a declaration or a line that is missing can bring about elsewhere. */
  private static final Set<DiagnosticCode> ECHOES =
      EnumSet.of(
          DiagnosticCode.UNKNOWN_NAME,
          DiagnosticCode.UNKNOWN_FUNCTION,
          DiagnosticCode.UNKNOWN_FEATURE,
          DiagnosticCode.BAD_EVENT,
          DiagnosticCode.EMPTY_DECLARATION,
          DiagnosticCode.KEY_MISMATCH,
          DiagnosticCode.WRONG_ARGUMENTS,
          DiagnosticCode.TEST_EVENT_INCOMPLETE,
          DiagnosticCode.BAD_EXPECTATION);

  private FollowUps() {}

  /**
   * Adds the errors that analysis found to those of reading, but for what these may have caused.
   * Warnings wait until there is no error.
   */
  public static void add(Diagnostics found, Diagnostics reading) {
    List<Diagnostic> read =
        reading.sorted().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    found.sorted().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .filter(diagnostic -> !ECHOES.contains(diagnostic.code()))
        .filter(diagnostic -> read.stream().noneMatch(error -> overlap(error, diagnostic)))
        .forEach(reading::report);
  }

  private static boolean overlap(Diagnostic error, Diagnostic other) {
    return error.span().file().equals(other.span().file())
        && error.span().start() <= other.span().end()
        && other.span().start() <= error.span().end();
  }

  /** All diagnostics, by file in the order given, then by place. */
  public static List<Diagnostic> sorted(List<SourceFile> files, Diagnostics diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(diagnostics.sorted());
    // A file that could not be read is not in the list, and comes first.
    sorted.sort(Comparator.comparingInt(diagnostic -> files.indexOf(diagnostic.span().file())));
    return sorted;
  }
}
