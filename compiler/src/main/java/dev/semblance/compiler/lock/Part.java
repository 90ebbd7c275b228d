package dev.semblance.compiler.lock;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A part of what a version means.
 *
 * @param name of the feature or column; for the other kinds what helps a reader, without blanks
 * @param hash 16 hex digits; equal hashes mean equal values for equal events
 * @param text for people, on one line; may stay the same where the meaning changes, because it does
 *     not spell out what is read
 */
public record Part(Kind kind, String name, String hash, String text) {

  /** The kinds of parts, in the order in which they are listed. */
  public enum Kind {
    /** The events that a group aggregates. */
    FROM(false),
    /** The trigger's events that a vector has rows for. */
    ON(true),
    /** A joined stream. */
    JOIN(false),
    /** The entity of a group. */
    BY(false),
    /** The fields that are read, with their types. */
    READS(false),
    /** A feature of a group. */
    FEATURE(true),
    /** A column of a vector. */
    COLUMN(true);

    private final boolean meaning;

    Kind(boolean meaning) {
      this.meaning = meaning;
    }

    /**
     * Whether the version's hash is made of parts of this kind. The others only tell people why
     * features and columns have changed, whose own hashes cover them.
     */
    public boolean isMeaning() {
      return meaning;
    }

    /** As a lock file has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Part {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    requireNonNull(hash, "hash");
    requireNonNull(text, "text");
  }

  /** What tells this part from the version's others. */
  String key() {
    return kind.word() + " " + name;
  }
}
