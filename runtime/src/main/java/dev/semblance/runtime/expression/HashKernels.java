package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code hash64(x)}: the 64 bits of {@link Hash64} as an int, which may be negative. {@code
 * hash_bucket(x, n)}: the same bits as an unsigned number modulo n; null unless n is positive.
 */
final class HashKernels {
  private HashKernels() {}

  static Kernel hash(Argument operand) {
    return switch (operand.type().kind()) {
      case STRING -> RowLoops.count(Hash64::of);
      case INT, TIMESTAMP, DURATION -> HashKernels::hashLongs;
      default -> throw new IllegalArgumentException("no hash of " + operand.type());
    };
  }

  private static void hashLongs(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    long[] operand = arguments[0].longs();
    long[] values = result.longs();
    for (int i = 0; i < rows; i++) {
      values[i] = Hash64.of(operand[i]);
    }
  }

  static Kernel bucket(Argument operand) {
    Kernel hash = hash(operand);
    return (arguments, rows, result) -> {
      ColumnVector hashes = new ColumnVector(Type.INT, rows);
      hash.apply(arguments, rows, hashes);
      long[] counts = arguments[1].longs();
      for (int i = 0; i < rows; i++) {
        if (hashes.isNull(i) || arguments[1].isNull(i) || counts[i] <= 0) {
          result.setNull(i);
        } else {
          result.setLong(i, Long.remainderUnsigned(hashes.longs()[i], counts[i]));
        }
      }
    };
  }
}
