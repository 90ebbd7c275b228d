package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;

/**
 * One operator on arguments of given types: reads rows 0 to {@code rows - 1} of its arguments and
 * sets the same rows of its result.
 *
 * <p>A kernel may keep scratch memory, so it belongs to one thread. It never changes an argument.
 */
@FunctionalInterface
interface Kernel {
  void apply(ColumnVector[] arguments, int rows, ColumnVector result);
}
