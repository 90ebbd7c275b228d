package dev.semblance.runtime.expression;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * What is known of an argument when its kernel is chosen.
 *
 * @param constant whether it is the same value for every row
 * @param value of a constant, in the boxed form of {@link ColumnVector#value}; null for null and
 *     for what is no constant
 */
record Argument(Type type, boolean constant, Object value) {
  Argument {
    requireNonNull(type, "type");
  }

  ColumnVector.Storage storage() {
    return ColumnVector.storageOf(type);
  }

  boolean isLong() {
    return storage() == ColumnVector.Storage.LONG;
  }

  boolean is(Type.Kind kind) {
    return type.is(kind);
  }

  /**
   * @throws IllegalArgumentException unless it is a constant, which analysis has to ensure
   */
  Object requireConstant(String role) {
    if (!constant) {
      throw new IllegalArgumentException(role + " must be a constant");
    }
    return value;
  }
}
