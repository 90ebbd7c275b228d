package dev.semblance.runtime.expression;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Loops over strings and other objects, where the work on a value outweighs the call of a function:
 * null in, null out, and a function's null is null.
 */
final class RowLoops {
  private RowLoops() {}

  /** An object of a string. */
  static Kernel map(Function<String, ?> function) {
    return (arguments, rows, result) -> {
      Object[] operand = arguments[0].objects();
      boolean[] nulls = arguments[0].nulls();
      for (int i = 0; i < rows; i++) {
        Object value = nulls[i] ? null : function.apply((String) operand[i]);
        if (value == null) {
          result.setNull(i);
        } else {
          result.setObject(i, value);
        }
      }
    };
  }

  /** An object of two strings. */
  static Kernel combine(BiFunction<String, String, ?> function) {
    return (arguments, rows, result) -> {
      Object[] left = arguments[0].objects();
      Object[] right = arguments[1].objects();
      Nulls.ofEither(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        Object value =
            result.isNull(i) ? null : function.apply((String) left[i], (String) right[i]);
        if (value == null) {
          result.setNull(i);
        } else {
          result.setObject(i, value);
        }
      }
    };
  }

  /** A bool of a string. */
  static Kernel test(Predicate<String> predicate) {
    return count(text -> predicate.test(text) ? 1 : 0);
  }

  /** A bool of two strings. */
  static Kernel test(BiPredicate<String, String> predicate) {
    return (arguments, rows, result) -> {
      Object[] left = arguments[0].objects();
      Object[] right = arguments[1].objects();
      Nulls.ofEither(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          result.setLong(i, predicate.test((String) left[i], (String) right[i]) ? 1 : 0);
        }
      }
    };
  }

  /** An int of a string. */
  static Kernel count(ToLongFunction<String> function) {
    return (arguments, rows, result) -> {
      Object[] operand = arguments[0].objects();
      Nulls.ofOne(arguments, rows, result);
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          result.setLong(i, function.applyAsLong((String) operand[i]));
        }
      }
    };
  }
}
