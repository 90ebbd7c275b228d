package dev.semblance.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that one run reports everything. */
public final class Diagnostics {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  public void report(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  /** How many errors were reported so far. */
  public long errors() {
    return found.stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).count();
  }

  /** All reported so far, by file in the order met, then by place. */
  public List<Diagnostic> sorted() {
    List<SourceFile> files = found.stream().map(d -> d.span().file()).distinct().toList();
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.<Diagnostic>comparingInt(d -> files.indexOf(d.span().file()))
            .thenComparingInt(d -> d.span().start()));
    return sorted;
  }
}
