package dev.semblance.compiler.index;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.source.SourceSpan;
import java.util.Optional;

/**
 * Something that a program gives a name.
 *
 * @param place where the name is written in its declaration
 * @param extent the declaration
 * @param doc the doc comment, empty where there is none
 * @param title of the declaration that it is, or is a member of, as {@code ProgramOutline} has it
 * @param member what it is called there, for a field of a record its path; empty for what is a
 *     declaration itself
 */
public record Symbol(
    Kind kind,
    String name,
    SourceSpan place,
    SourceSpan extent,
    String doc,
    String title,
    Optional<String> member) {

  /** What can have a name. */
  public enum Kind {
    EVENT("event"),
    FIELD("field"),
    STREAM("stream"),
    /** A field that {@code with} adds to a stream. */
    ADDED_FIELD("field"),
    /** What the fields of a joined stream are called by. */
    JOINED("joined stream"),
    GROUP("group of features"),
    KEY("key"),
    FEATURE("feature"),
    VECTOR("vector"),
    /** What a vector calls a group that it uses. */
    USE("group in use"),
    COLUMN("column"),
    LABEL("label"),
    FUNCTION("function"),
    PARAMETER("parameter");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** What people call it. */
    public String text() {
      return text;
    }
  }

  public Symbol {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    requireNonNull(place, "place");
    requireNonNull(extent, "extent");
    requireNonNull(doc, "doc");
    requireNonNull(title, "title");
    requireNonNull(member, "member");
  }

  /** Two are the same where they are declared at the same place. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Symbol symbol
        && place.start() == symbol.place.start()
        && kind == symbol.kind
        && place.file().name().equals(symbol.place.file().name());
  }

  @Override
  public int hashCode() {
    return 31 * place.start() + place.file().name().hashCode();
  }

  @Override
  public String toString() {
    return kind.text() + " " + name + " at " + place;
  }
}
