package dev.semblance.cli;

import dev.semblance.compiler.lock.Change;
import dev.semblance.compiler.lock.Change.PartChange;
import dev.semblance.compiler.lock.Difference;
import dev.semblance.compiler.lock.Part;
import dev.semblance.compiler.lock.VersionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What differs between two states, for people. */
final class DiffText {
  private final Difference difference;
  private final List<String> lines = new ArrayList<>();

  private DiffText(Difference difference) {
    this.difference = difference;
    difference.changes().forEach(this::add);
    lines.add("");
    List<Difference.Backfill> backfills = difference.backfills();
    backfills.forEach(backfill -> lines.add(text(backfill)));
    if (backfills.isEmpty()) {
      lines.add("no backfill is needed");
    }
  }

  static String of(Difference difference) {
    return String.join("\n", new DiffText(difference).lines) + "\n";
  }

  private void add(Change change) {
    String word = change.kind().name().toLowerCase(Locale.ROOT);
    lines.add("%-9s %s".formatted(word, change.version()));
    if (change.kind() == Change.Kind.CHANGED) {
      details(change);
    } else if (change.kind() == Change.Kind.ADDED) {
      difference.sincePredecessor(change).ifPresent(this::sincePredecessor);
    }
  }

  private void sincePredecessor(Change since) {
    String before = since.before().orElseThrow().version().title();
    if (since.kind() == Change.Kind.UNCHANGED) {
      lines.add("  means the same as " + before);
    } else {
      lines.add("  differs from " + before + ":");
      details(since);
    }
  }

  private void details(Change change) {
    if (change.isOrderAlone()) {
      lines.add("  its columns come in another order");
    }
    List<PartChange> shown = change.reasons();
    shown.forEach(part -> lines.addAll(details(part)));
    List<String> unshown =
        change.parts().stream()
            .filter(part -> !part.isShown())
            .map(part -> part.part().name())
            .toList();
    if (!unshown.isEmpty()) {
      String through =
          change.through(difference.changed()).stream()
              .map(VersionName::title)
              .collect(Collectors.joining(", "));
      lines.add(
          "  ~ "
              + String.join(", ", unshown)
              + (through.isEmpty() ? " (through what it reads)" : " (through " + through + ")"));
    }
  }

  private static List<String> details(PartChange change) {
    Part part = change.part();
    String name =
        part.kind() == Part.Kind.FEATURE || part.kind() == Part.Kind.COLUMN
            ? part.name()
            : part.kind().word();
    return switch (change.kind()) {
      case ADDED -> List.of("  + " + name + " = " + part.text());
      case REMOVED -> List.of("  - " + name + " = " + part.text());
      case CHANGED, UNCHANGED ->
          List.of(
              "  ~ " + name,
              "      was: " + text(change.before()),
              "      now: " + text(change.after()));
    };
  }

  private static String text(Optional<Part> part) {
    return part.map(Part::text).orElse("nothing");
  }

  private static String text(Difference.Backfill backfill) {
    VersionName vector = backfill.vector();
    String name = vector.bareName() + "@v" + vector.version();
    return "backfill "
        + name
        + ": "
        + (backfill.whole() ? "all of it" : String.join(", ", backfill.columns()));
  }
}
