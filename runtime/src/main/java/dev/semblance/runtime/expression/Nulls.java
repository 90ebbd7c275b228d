package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;
import java.util.Arrays;

/** Null in, null out: the null flags of a result from those of its arguments. */
final class Nulls {
  private Nulls() {}

  /** Null where the only argument is. */
  static void ofOne(ColumnVector[] arguments, int rows, ColumnVector result) {
    System.arraycopy(arguments[0].nulls(), 0, result.nulls(), 0, rows);
  }

  /** Null where either of two arguments is. */
  static void ofEither(ColumnVector[] arguments, int rows, ColumnVector result) {
    boolean[] left = arguments[0].nulls();
    boolean[] right = arguments[1].nulls();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      nulls[i] = left[i] | right[i];
    }
  }

  /** Null where any argument is. */
  static void ofAny(ColumnVector[] arguments, int rows, ColumnVector result) {
    boolean[] nulls = result.nulls();
    Arrays.fill(nulls, 0, rows, false);
    for (ColumnVector argument : arguments) {
      boolean[] own = argument.nulls();
      for (int i = 0; i < rows; i++) {
        nulls[i] |= own[i];
      }
    }
  }

  /** Null everywhere: what an operator gives whose constant parameter is null. */
  static void everywhere(ColumnVector[] arguments, int rows, ColumnVector result) {
    for (int i = 0; i < rows; i++) {
      result.setNull(i);
    }
  }
}
