package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.ColumnVector.Storage;

/**
 * The operators to which null is more than an absent value.
 *
 * <ul>
 *   <li>{@code and}: false if either side is false, else null if either is null; {@code or}
 *       likewise with true.
 *   <li>{@code not null} is null.
 *   <li>{@code if}: a null condition takes the else branch.
 *   <li>{@code a ?? b}: a unless it is null, else b.
 * </ul>
 */
final class LogicKernels {
  private LogicKernels() {}

  static void and(ColumnVector[] arguments, int rows, ColumnVector result) {
    decide(arguments, rows, result, 0);
  }

  static void or(ColumnVector[] arguments, int rows, ColumnVector result) {
    decide(arguments, rows, result, 1);
  }

  /** {@code and} and {@code or} differ only in the value that settles the outcome alone. */
  private static void decide(
      ColumnVector[] arguments, int rows, ColumnVector result, long decisive) {
    long[] left = arguments[0].longs();
    long[] right = arguments[1].longs();
    boolean[] leftNulls = arguments[0].nulls();
    boolean[] rightNulls = arguments[1].nulls();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      boolean decided =
          (!leftNulls[i] & left[i] == decisive) | (!rightNulls[i] & right[i] == decisive);
      values[i] = decided ? decisive : 1 - decisive;
      nulls[i] = !decided & (leftNulls[i] | rightNulls[i]);
    }
  }

  static void not(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] operand = arguments[0].longs();
    long[] values = result.longs();
    for (int i = 0; i < rows; i++) {
      values[i] = operand[i] == 0 ? 1 : 0;
    }
    System.arraycopy(arguments[0].nulls(), 0, result.nulls(), 0, rows);
  }

  static void isNull(ColumnVector[] arguments, int rows, ColumnVector result) {
    boolean[] operand = arguments[0].nulls();
    for (int i = 0; i < rows; i++) {
      result.setLong(i, operand[i] ? 1 : 0);
    }
  }

  static void isNotNull(ColumnVector[] arguments, int rows, ColumnVector result) {
    boolean[] operand = arguments[0].nulls();
    for (int i = 0; i < rows; i++) {
      result.setLong(i, operand[i] ? 0 : 1);
    }
  }

  static Kernel choose(Storage storage) {
    return switch (storage) {
      case LONG -> LogicKernels::chooseLongs;
      case DOUBLE -> LogicKernels::chooseDoubles;
      case OBJECT -> LogicKernels::chooseObjects;
    };
  }

  private static void chooseLongs(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] then = arguments[1].longs();
    long[] otherwise = arguments[2].longs();
    boolean[] thenNulls = arguments[1].nulls();
    boolean[] otherwiseNulls = arguments[2].nulls();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      boolean holds = arguments[0].isTrue(i);
      values[i] = holds ? then[i] : otherwise[i];
      nulls[i] = holds ? thenNulls[i] : otherwiseNulls[i];
    }
  }

  private static void chooseDoubles(ColumnVector[] arguments, int rows, ColumnVector result) {
    double[] then = arguments[1].doubles();
    double[] otherwise = arguments[2].doubles();
    boolean[] thenNulls = arguments[1].nulls();
    boolean[] otherwiseNulls = arguments[2].nulls();
    double[] values = result.doubles();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      boolean holds = arguments[0].isTrue(i);
      values[i] = holds ? then[i] : otherwise[i];
      nulls[i] = holds ? thenNulls[i] : otherwiseNulls[i];
    }
  }

  private static void chooseObjects(ColumnVector[] arguments, int rows, ColumnVector result) {
    for (int i = 0; i < rows; i++) {
      result.copy(i, arguments[0].isTrue(i) ? arguments[1] : arguments[2], i);
    }
  }

  static Kernel coalesce(Storage storage) {
    return switch (storage) {
      case LONG -> LogicKernels::firstLongs;
      case DOUBLE -> LogicKernels::firstDoubles;
      case OBJECT -> LogicKernels::firstObjects;
    };
  }

  private static void firstLongs(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] first = arguments[0].longs();
    long[] second = arguments[1].longs();
    boolean[] firstNulls = arguments[0].nulls();
    boolean[] secondNulls = arguments[1].nulls();
    long[] values = result.longs();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      values[i] = firstNulls[i] ? second[i] : first[i];
      nulls[i] = firstNulls[i] & secondNulls[i];
    }
  }

  private static void firstDoubles(ColumnVector[] arguments, int rows, ColumnVector result) {
    double[] first = arguments[0].doubles();
    double[] second = arguments[1].doubles();
    boolean[] firstNulls = arguments[0].nulls();
    boolean[] secondNulls = arguments[1].nulls();
    double[] values = result.doubles();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      values[i] = firstNulls[i] ? second[i] : first[i];
      nulls[i] = firstNulls[i] & secondNulls[i];
    }
  }

  private static void firstObjects(ColumnVector[] arguments, int rows, ColumnVector result) {
    for (int i = 0; i < rows; i++) {
      result.copy(i, arguments[0].isNull(i) ? arguments[1] : arguments[0], i);
    }
  }
}
