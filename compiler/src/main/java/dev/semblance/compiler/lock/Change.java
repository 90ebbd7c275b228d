package dev.semblance.compiler.lock;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one version, or how one version differs from another.
 *
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record Change(Optional<Meaning> before, Optional<Meaning> after) {

  /** What became of a version, or of a part of it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    UNCHANGED
  }

  /**
   * What became of a part.
   *
   * @param before empty where it is new
   * @param after empty where it is gone
   */
  public record PartChange(Optional<Part> before, Optional<Part> after) {
    public Kind kind() {
      return Change.kind(before.map(Part::hash), after.map(Part::hash));
    }

    /** The part as it is, or was. */
    public Part part() {
      return after.or(() -> before).orElseThrow();
    }

    /** Whether the texts show the change. */
    public boolean isShown() {
      return !before.map(Part::text).equals(after.map(Part::text));
    }
  }

  public Change {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  public static Change between(Meaning before, Meaning after) {
    return new Change(Optional.of(before), Optional.of(after));
  }

  public Kind kind() {
    return kind(before.map(Meaning::hash), after.map(Meaning::hash));
  }

  private static Kind kind(Optional<String> before, Optional<String> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? Kind.ADDED : Kind.REMOVED;
    }
    return before.equals(after) ? Kind.UNCHANGED : Kind.CHANGED;
  }

  /** The version as it is, or was. */
  public VersionName version() {
    return after.or(() -> before).orElseThrow().version();
  }

  /** The parts that make up the meaning and are not what they were: features, columns, rows. */
  public List<PartChange> parts() {
    return changed(true);
  }

  /**
   * Why: the changed parts with texts that show it, then, where some texts do not show it, what
   * those parts are computed from.
   */
  public List<PartChange> reasons() {
    List<PartChange> reasons =
        new ArrayList<>(parts().stream().filter(PartChange::isShown).toList());
    if (reasons.size() < parts().size()) {
      changed(false).stream().filter(PartChange::isShown).forEach(reasons::add);
    }
    return reasons;
  }

  /**
   * The versions among {@code changed} through which a vector's columns have changed, where their
   * own texts do not show it.
   */
  public List<VersionName> through(Collection<VersionName> changed) {
    return changed.stream()
        .filter(
            version ->
                parts().stream()
                    .filter(part -> !part.isShown())
                    .anyMatch(part -> part.part().text().contains(version.title() + ".")))
        .toList();
  }

  /** Whether nothing but the order of a vector's columns is another. */
  public boolean isOrderAlone() {
    return kind() == Kind.CHANGED && parts().isEmpty();
  }

  private List<PartChange> changed(boolean meaning) {
    Map<String, Part> old = byKey(before);
    Map<String, Part> now = byKey(after);
    Set<String> keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(old.keySet());
    return keys.stream()
        .map(
            key ->
                new PartChange(
                    Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key))))
        .filter(change -> change.part().kind().isMeaning() == meaning)
        .filter(change -> change.kind() != Kind.UNCHANGED)
        .toList();
  }

  private static Map<String, Part> byKey(Optional<Meaning> meaning) {
    Map<String, Part> parts = new LinkedHashMap<>();
    meaning.ifPresent(some -> some.parts().forEach(part -> parts.put(key(part), part)));
    return parts;
  }

  /** Of the parts that tell where rows come from a version has one each, whatever its name. */
  private static String key(Part part) {
    return switch (part.kind()) {
      case FROM, ON, BY, READS -> part.kind().word();
      case JOIN, FEATURE, COLUMN -> part.key();
    };
  }
}
