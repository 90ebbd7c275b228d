package dev.semblance.parity.generate;

/**
 * A name that an expression may use.
 *
 * @param text as it is written
 * @param type as it is declared, without {@code ?}; empty where only the shape is known
 */
record Term(String text, Shape shape, String type) {

  /** Whether it is a field as some event declares it. */
  boolean isDeclared() {
    return !type.isEmpty();
  }

  /** The same value under another name. */
  Term named(String name) {
    return new Term(name, shape, type);
  }
}
