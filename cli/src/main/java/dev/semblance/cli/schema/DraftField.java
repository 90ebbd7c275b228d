package dev.semblance.cli.schema;

import dev.semblance.runtime.binding.EpochUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field with its place in a declaration.
 *
 * @param path its name, behind those of the records that it is in
 * @param source its path in the source
 * @param fields those of a record
 */
record DraftField(FoundField found, String path, String source, List<DraftField> fields) {
  /** Deeper ones are no records that a person has made. */
  private static final int MOST_LEVELS = 50;

  DraftField {
    fields = List.copyOf(fields);
  }

  /** The fields of a record or of the event, with names that the language can have. */
  static List<DraftField> of(List<FoundField> found, String path, String source) {
    Set<String> taken = new HashSet<>();
    List<DraftField> drafts = new ArrayList<>();
    for (FoundField field : found) {
      String name = path + Names.unique(Names.snake(field.name()), taken);
      String from = source + field.name();
      FoundField sayable =
          hindrance(field, path)
              .map(
                  why ->
                      new FoundField(field.name(), field.doc(), new FoundType.Unsayable(why), true))
              .orElse(field);
      List<DraftField> inner =
          sayable.type() instanceof FoundType.Nested record
              ? of(record.fields(), name + ".", from + ".")
              : List.of();
      drafts.add(new DraftField(sayable, name, from, inner));
    }
    return drafts;
  }

  /** Why no path leads to a field, or into a record. */
  private static Optional<String> hindrance(FoundField field, String path) {
    boolean record = field.type() instanceof FoundType.Nested;
    if (field.name().indexOf('.') >= 0 && (record || !path.isEmpty())) {
      return Optional.of("its name has a dot, and no path leads to it");
    }
    return record && path.chars().filter(c -> c == '.').count() >= MOST_LEVELS
        ? Optional.of("records within records, more than " + MOST_LEVELS + " levels deep")
        : Optional.empty();
  }

  /** The last part of its path. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  boolean isRecord() {
    return found.type() instanceof FoundType.Nested;
  }

  Optional<FoundType.Value> value() {
    return found.type() instanceof FoundType.Value value ? Optional.of(value) : Optional.empty();
  }

  /** Why it cannot be declared; empty where it can. */
  Optional<String> unsayable() {
    if (found.type() instanceof FoundType.Unsayable unsayable) {
      return Optional.of(unsayable.what());
    }
    return isRecord() && leaves().findAny().isEmpty()
        ? Optional.of("a record without a field that can be declared")
        : Optional.empty();
  }

  /** The values in it, or itself. */
  Stream<DraftField> leaves() {
    return isRecord()
        ? fields.stream().flatMap(DraftField::leaves)
        : Stream.of(this).filter(field -> field.value().isPresent());
  }

  /** Itself and all that it holds. */
  Stream<DraftField> all() {
    return Stream.concat(Stream.of(this), fields.stream().flatMap(DraftField::all));
  }

  Optional<EpochUnit> unit() {
    return value().flatMap(FoundType.Value::unit);
  }
}
