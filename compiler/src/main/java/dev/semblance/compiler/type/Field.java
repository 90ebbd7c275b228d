package dev.semblance.compiler.type;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A declared field of an event. A record is no field, but its fields are.
 *
 * @param name within a record the path to it, {@code card.issuer.country}
 * @param nullable whether it may be null, be it only with all of a record that it is in
 * @param doc the doc comment, empty where there is none
 * @param neededIn the innermost nullable record that cannot be without this field: it is null only
 *     where all fields of that record are; empty where there is none
 */
public record Field(
    String name, Type type, boolean nullable, String doc, Optional<String> neededIn) {
  public Field {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(doc, "doc");
    requireNonNull(neededIn, "neededIn");
  }

  /** A field that is null, where it may be, on its own. */
  public Field(String name, Type type, boolean nullable, String doc) {
    this(name, type, nullable, doc, Optional.empty());
  }

  /** Whether it is in that record, or in a record within it. */
  public boolean isIn(String record) {
    return name.startsWith(record + ".");
  }

  /** What it is called as a column of the output, {@code card_issuer_country}. */
  public String column() {
    return columnOf(name);
  }

  /** What a field, or a path to one, is called as a column of the output. */
  public static String columnOf(String path) {
    return path.replace('.', '_');
  }
}
