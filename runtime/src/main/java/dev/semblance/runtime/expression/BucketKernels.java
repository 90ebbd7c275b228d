package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * {@code bucketize(x, edges)}: how many edges are at most x. The edges may stand in any order; one
 * that is repeated counts each time.
 */
final class BucketKernels {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private BucketKernels() {}

  static Kernel bucketize(Argument operand, Argument edges) {
    if (!(edges.requireConstant("the list of edges") instanceof List<?> items)) {
      return Nulls::everywhere;
    }
    Type type = operand.type();
    return switch (operand.storage()) {
      case LONG -> amongLongs(type.is(Type.Kind.DECIMAL) ? unscaled(type, items) : longs(items));
      case DOUBLE ->
          amongDoubles(items.stream().mapToDouble(item -> (Double) item).sorted().toArray());
      case OBJECT -> amongObjects(items, ExtremeKernels.order(type));
    };
  }

  private static Kernel amongLongs(long[] edges) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      long[] operand = arguments[0].longs();
      long[] values = result.longs();
      for (int i = 0; i < rows; i++) {
        values[i] = countAtMost(edges, operand[i]);
      }
    };
  }

  private static int countAtMost(long[] edges, long x) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Kernel amongDoubles(double[] edges) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      double[] operand = arguments[0].doubles();
      long[] values = result.longs();
      for (int i = 0; i < rows; i++) {
        values[i] = countAtMost(edges, operand[i]);
      }
    };
  }

  private static int countAtMost(double[] edges, double x) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Kernel amongObjects(List<?> items, Comparator<Object> order) {
    return (arguments, rows, result) -> {
      ColumnVector operand = arguments[0];
      for (int i = 0; i < rows; i++) {
        if (operand.isNull(i)) {
          result.setNull(i);
        } else {
          Object value = operand.objects()[i];
          result.setLong(i, items.stream().filter(e -> order.compare(e, value) <= 0).count());
        }
      }
    };
  }

  private static long[] longs(List<?> items) {
    return items.stream().mapToLong(MembershipKernels::longOf).sorted().toArray();
  }

  /**
   * Edges as unscaled values of the operand's scale. An edge between two of its values is reached
   * where the upper one is, and those beyond a long are beyond all operands of 18 digits too.
   */
  private static long[] unscaled(Type type, List<?> items) {
    return items.stream()
        .map(item -> ((BigDecimal) item).setScale(type.scale(), RoundingMode.CEILING))
        .map(item -> item.unscaledValue().max(LONG_MIN).min(LONG_MAX))
        .mapToLong(BigInteger::longValue)
        .sorted()
        .toArray();
  }
}
