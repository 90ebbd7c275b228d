package dev.semblance.compiler.type;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The type of a value. Whether it may be null is said beside it, never in it.
 *
 * @param kind which of the nine
 * @param precision of a decimal, else 0
 * @param scale of a decimal, else 0
 * @param element of a list, or what a map has for each of its texts; else empty
 */
public record Type(Kind kind, int precision, int scale, Optional<Type> element) {

  /** The nine kinds; a {@code switch} over them is exhaustive. */
  public enum Kind {
    BOOL,
    INT,
    DOUBLE,
    DECIMAL,
    STRING,
    TIMESTAMP,
    DURATION,
    LIST,
    /** From texts to values that are never null. */
    MAP
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
    if ((kind == Kind.LIST || kind == Kind.MAP) != element.isPresent()) {
      throw new IllegalArgumentException("lists and maps, and only they, have an element type");
    }
    if (kind == Kind.MAP && !element.get().isScalar()) {
      throw new IllegalArgumentException("a map holds neither lists nor maps");
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

  /**
   * A map from texts.
   *
   * @throws IllegalArgumentException if the value is a list or a map itself
   */
  public static Type mapOf(Type value) {
    return new Type(Kind.MAP, 0, 0, Optional.of(value));
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is one value: no list and no map. */
  public boolean isScalar() {
    return element.isEmpty();
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
      case MAP -> "map<string, " + element.orElseThrow() + ">";
    };
  }
}
