package dev.semblance.compiler.lock;

import static dev.semblance.compiler.source.DiagnosticCode.CHANGED_MEANING;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.lock.Change.PartChange;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Holds a program to what its versions meant when they were locked. */
public final class LockCheck {
  private static final int MOST_SHOWN = 8;
  private static final int LONGEST_TEXT = 300;

  private final SortedMap<VersionName, Meaning> meanings;
  private final Lock lock;
  private final Places places;
  private final List<Change> changes = new ArrayList<>();

  private LockCheck(Compilation compilation, Lock lock) {
    this.meanings = Meanings.of(compilation.program().orElseThrow());
    this.lock = lock;
    this.places = new Places(compilation.files());
  }

  /**
   * What is wrong: an error for each version that means something else than the lock says. Versions
   * that are not locked are never wrong, and neither is a program that has errors of its own.
   */
  public static List<Diagnostic> check(Compilation compilation, Lock lock) {
    if (compilation.hasErrors() || lock.versions().isEmpty()) {
      return List.of();
    }
    return new LockCheck(compilation, lock).check();
  }

  private List<Diagnostic> check() {
    for (Meaning meaning : meanings.values()) {
      lock.find(meaning.version())
          .filter(locked -> !locked.isSameAs(meaning))
          .ifPresent(locked -> changes.add(Change.between(locked, meaning)));
    }
    return changes.stream().map(this::diagnostic).toList();
  }

  private Diagnostic diagnostic(Change change) {
    VersionName version = change.version();
    Diagnostic diagnostic =
        Diagnostic.at(CHANGED_MEANING, places.of(version), message(change)).help(help(change));
    for (Map.Entry<SourceSpan, List<String>> place : places(change).entrySet()) {
      diagnostic =
          diagnostic.label(place.getKey(), NearNames.listed(place.getValue()) + " changed");
    }
    return diagnostic;
  }

  private Map<SourceSpan, List<String>> places(Change change) {
    Map<SourceSpan, List<String>> at = new LinkedHashMap<>();
    for (PartChange part : change.parts()) {
      if (part.kind() == Change.Kind.CHANGED && at.size() < MOST_SHOWN) {
        places
            .of(change.version(), part.part())
            .ifPresent(
                place ->
                    at.computeIfAbsent(place, any -> new ArrayList<>()).add(part.part().name()));
      }
    }
    return at;
  }

  private static String message(Change change) {
    return "`" + change.version().title() + "` is locked with another meaning: " + what(change);
  }

  private static String what(Change change) {
    if (change.isOrderAlone()) {
      return "its columns come in another order";
    }
    List<String> clauses = new ArrayList<>();
    for (Change.Kind kind : List.of(Change.Kind.CHANGED, Change.Kind.ADDED, Change.Kind.REMOVED)) {
      List<String> names =
          change.parts().stream()
              .filter(part -> part.kind() == kind)
              .map(part -> name(part.part()))
              .toList();
      if (!names.isEmpty()) {
        clauses.add(NearNames.listed(names) + verb(kind));
      }
    }
    return String.join(", ", clauses);
  }

  private static String name(Part part) {
    return part.kind() == Part.Kind.ON ? "on" : part.name();
  }

  private static String verb(Change.Kind kind) {
    return switch (kind) {
      case ADDED -> " added";
      case REMOVED -> " removed";
      case CHANGED, UNCHANGED -> " changed";
    };
  }

  private String help(Change change) {
    VersionName version = change.version();
    StringBuilder help = new StringBuilder("a locked version keeps its meaning: leave `");
    help.append(version.title()).append("` as it was, and declare the change as `");
    help.append(version.bareName()).append(" v").append(free(version)).append('`');
    List<PartChange> reasons = change.reasons();
    reasons.stream().limit(MOST_SHOWN).forEach(reason -> help.append('\n').append(text(reason)));
    if (reasons.size() > MOST_SHOWN) {
      help.append("\nand ").append(reasons.size() - MOST_SHOWN).append(" more");
    }
    List<String> through =
        change.through(changes.stream().map(Change::version).toList()).stream()
            .map(VersionName::title)
            .toList();
    if (!through.isEmpty()) {
      help.append("\nit changes with ").append(NearNames.listed(through));
    } else if (reasons.isEmpty() && !change.isOrderAlone()) {
      help.append("\nthe type of a field or a joined stream behind it has changed");
    }
    return help.toString();
  }

  /** The number that no version of that name has yet, in the program or in the lock. */
  private int free(VersionName version) {
    return 1
        + Math.max(highest(version, meanings.keySet()), highest(version, lock.versions().keySet()));
  }

  private static int highest(VersionName version, Collection<VersionName> versions) {
    return versions.stream()
        .filter(v -> v.kind() == version.kind() && v.name().equals(version.name()))
        .mapToInt(VersionName::version)
        .max()
        .orElse(0);
  }

  private static String text(PartChange reason) {
    String name = reason.part().kind().isMeaning() ? name(reason.part()) : reason.part().key();
    return name
        + "\n  was: "
        + reason.before().map(part -> shortened(part.text())).orElse("nothing")
        + "\n  now: "
        + reason.after().map(part -> shortened(part.text())).orElse("nothing");
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + " ...";
  }
}
