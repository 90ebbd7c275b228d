package dev.semblance.cli.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Something that is declared, or a part of it.
 *
 * @param name of the event, stream, group or vector
 * @param version of a group or vector, else 0
 * @param member the field, feature or column; empty for the whole
 */
public record Reference(Kind kind, String name, int version, String member) {

  /** What can be referred to. */
  public enum Kind {
    EVENT("field"),
    STREAM("field"),
    GROUP("feature"),
    VECTOR("column");

    private final String member;

    Kind(String member) {
      this.member = member;
    }

    /** What a part of it is called. */
    public String member() {
      return member;
    }

    /** As it is written for tools. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Reference {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    requireNonNull(member, "member");
  }

  static Reference event(String name) {
    return new Reference(Kind.EVENT, name, 0, "");
  }

  static Reference stream(String name) {
    return new Reference(Kind.STREAM, name, 0, "");
  }

  static Reference group(String name, int version) {
    return new Reference(Kind.GROUP, name, version, "");
  }

  static Reference vector(String name, int version) {
    return new Reference(Kind.VECTOR, name, version, "");
  }

  /** A part of it. */
  Reference member(String part) {
    return new Reference(kind, name, version, part);
  }

  /** That of which this is a part, or this. */
  public Reference whole() {
    return member("");
  }

  /** {@code charge}, {@code cards v2}. */
  public String title() {
    return version == 0 ? name : name + " v" + version;
  }

  /** {@code charge.amount}, {@code cards v2.spend_7d}. */
  public String text() {
    return member.isEmpty() ? title() : title() + "." + member;
  }
}
