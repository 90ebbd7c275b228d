package dev.semblance.parity.generate;

import java.util.Arrays;

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
  DOUBLES,
  INT_MAP,
  DOUBLE_MAP,
  DECIMAL_MAP,
  STRING_MAP,
  TIMESTAMP_MAP;

  private static final int MAPS = 5;

  /** All but maps, which are only where a field is one. */
  static Shape[] written() {
    return Arrays.copyOf(values(), values().length - MAPS);
  }

  boolean isMap() {
    return ordinal() >= values().length - MAPS;
  }

  boolean isList() {
    return this == STRINGS || this == INTS || this == DOUBLES;
  }

  boolean isNumber() {
    return this == INT || this == DOUBLE || this == DECIMAL;
  }

  /** Whether {@code <} takes it. */
  boolean isOrdered() {
    return this != BOOL && !isList() && !isMap();
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
