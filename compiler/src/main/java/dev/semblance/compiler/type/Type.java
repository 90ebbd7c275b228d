package dev.semblance.compiler.type;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The type of a value. Whether it may be null is said beside it, never in it.
 *
 * @param kind which of the eight
 * @param precision of a decimal, else 0
 * @param scale of a decimal, else 0
 * @param element of a list, else empty
 */
public record Type(Kind kind, int precision, int scale, Optional<Type> element) {

  /** The eight kinds; a {@code switch} over them is exhaustive. */
  public enum Kind {
    BOOL,
    INT,
    DOUBLE,
    DECIMAL,
    STRING,
    TIMESTAMP,
    DURATION,
    LIST
  }

  /** The most digits a decimal may have. */
  public static final int MAX_PRECISION = 38;

  public static final Type BOOL = simple(Kind.BOOL);

  /** 64 bits, signed. */
  public static final Type INT = simple(Kind.INT);

  /** IEEE 754 binary64; always finite, never {@code -0.0}. */
  public static final Type DOUBLE = simple(Kind.DOUBLE);

  /** Unicode text, ordered by code point. */
  public static final Type STRING = simple(Kind.STRING);

  /** Microseconds since the epoch, UTC. */
  public static final Type TIMESTAMP = simple(Kind.TIMESTAMP);

  /** Microseconds. */
  public static final Type DURATION = simple(Kind.DURATION);

  public Type {
    requireNonNull(kind, "kind");
    requireNonNull(element, "element");
    if (kind == Kind.DECIMAL
        && (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision)) {
      throw new IllegalArgumentException("not a decimal: (" + precision + ", " + scale + ")");
    }
    if ((kind == Kind.LIST) != element.isPresent()) {
      throw new IllegalArgumentException("a list, and only a list, has an element type");
    }
  }

  private static Type simple(Kind kind) {
    return new Type(kind, 0, 0, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException unless 1 ≤ precision ≤ 38 and 0 ≤ scale ≤ precision
   */
  public static Type decimal(int precision, int scale) {
    return new Type(Kind.DECIMAL, precision, scale, Optional.empty());
  }

  public static Type listOf(Type element) {
    return new Type(Kind.LIST, 0, 0, Optional.of(element));
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  public boolean isNumeric() {
    return kind == Kind.INT || kind == Kind.DOUBLE || kind == Kind.DECIMAL;
  }

  /** As it is written in a {@code .feature} file. */
  @Override
  public String toString() {
    return switch (kind) {
      case BOOL -> "bool";
      case INT -> "int";
      case DOUBLE -> "double";
      case DECIMAL -> "decimal(" + precision + ", " + scale + ")";
      case STRING -> "string";
      case TIMESTAMP -> "timestamp";
      case DURATION -> "duration";
      case LIST -> "list<" + element.orElseThrow() + ">";
    };
  }
}
