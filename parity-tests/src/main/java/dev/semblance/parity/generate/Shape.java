package dev.semblance.parity.generate;

/** What a generated expression gives, as far as a generator has to know. */
enum Shape {
  BOOL,
  INT,
  DOUBLE,
  DECIMAL,
  STRING,
  TIMESTAMP,
  DURATION,
  STRINGS,
  INTS,
  DOUBLES;

  boolean isList() {
    return this == STRINGS || this == INTS || this == DOUBLES;
  }

  boolean isNumber() {
    return this == INT || this == DOUBLE || this == DECIMAL;
  }

  /** Whether {@code <} takes it. */
  boolean isOrdered() {
    return this != BOOL && !isList();
  }

  /** Whether the language has a list of it that other expressions here can use. */
  boolean hasList() {
    return this == STRING || this == INT || this == DOUBLE;
  }

  Shape list() {
    return switch (this) {
      case STRING -> STRINGS;
      case INT -> INTS;
      case DOUBLE -> DOUBLES;
      default -> throw new IllegalArgumentException("no list of " + this);
    };
  }
}
