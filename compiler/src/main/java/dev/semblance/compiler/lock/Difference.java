package dev.semblance.compiler.lock;

import dev.semblance.compiler.lock.Change.PartChange;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * How the versions of one state of a project differ from those of another, and what has to be
 * computed anew.
 *
 * @param changes one for each version of either state, groups before vectors
 */
public record Difference(
    List<Change> changes,
    SortedMap<VersionName, Meaning> before,
    SortedMap<VersionName, Meaning> after) {

  /**
   * What training data lacks.
   *
   * @param columns those whose values are new or others, in the order of the output
   * @param whole whether every column of every row has to be computed: the vector is new, or has
   *     other rows
   */
  public record Backfill(VersionName vector, List<String> columns, boolean whole) {
    public Backfill {
      columns = List.copyOf(columns);
    }
  }

  public Difference {
    changes = List.copyOf(changes);
  }

  public static Difference between(
      SortedMap<VersionName, Meaning> before, SortedMap<VersionName, Meaning> after) {
    TreeSet<VersionName> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    List<Change> changes =
        all.stream()
            .map(
                version ->
                    new Change(
                        Optional.ofNullable(before.get(version)),
                        Optional.ofNullable(after.get(version))))
            .toList();
    return new Difference(changes, before, after);
  }

  /** Whether nothing has been added, removed or changed. */
  public boolean isEmpty() {
    return changes.stream().allMatch(change -> change.kind() == Change.Kind.UNCHANGED);
  }

  /** The versions that mean something else than before. */
  public List<VersionName> changed() {
    return changes.stream()
        .filter(change -> change.kind() == Change.Kind.CHANGED)
        .map(Change::version)
        .toList();
  }

  /**
   * How an added version differs from the one before it, in either state; empty for a first one.
   */
  public Optional<Change> sincePredecessor(Change added) {
    VersionName version = added.version();
    return changes.stream()
        .map(Change::version)
        .filter(
            other ->
                other.kind() == version.kind()
                    && other.name().equals(version.name())
                    && other.version() < version.version())
        .reduce((earlier, later) -> later)
        .map(
            other ->
                new Change(
                    Optional.ofNullable(after.getOrDefault(other, before.get(other))),
                    added.after()));
  }

  /** The backfills that the changes make necessary: of vectors that are new or changed. */
  public List<Backfill> backfills() {
    return changes.stream().flatMap(change -> backfill(change).stream()).toList();
  }

  private static Optional<Backfill> backfill(Change change) {
    if (change.version().kind() != VersionName.Kind.VECTOR || change.after().isEmpty()) {
      return Optional.empty();
    }
    List<PartChange> parts =
        change.parts().stream().filter(part -> part.kind() != Change.Kind.REMOVED).toList();
    boolean whole = parts.stream().anyMatch(part -> part.part().kind() == Part.Kind.ON);
    List<String> columns =
        (whole ? change.after().get().parts() : parts.stream().map(PartChange::part).toList())
            .stream().filter(part -> part.kind() == Part.Kind.COLUMN).map(Part::name).toList();
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new Backfill(change.version(), columns, whole));
  }
}
