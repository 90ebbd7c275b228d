package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** {@code x in [...]}: whether x equals an item of a list that is sorted or hashed once. */
final class MembershipKernels {
  private MembershipKernels() {}

  static Kernel in(Argument operand, Argument list) {
    if (!list.constant()) {
      return inListOfRow();
    }
    if (!(list.value() instanceof List<?> items)) {
      return Nulls::everywhere;
    }
    return switch (operand.storage()) {
      case LONG -> inLongs(longs(operand.type(), items));
      case DOUBLE -> inDoubles(doubles(items));
      case OBJECT -> inObjects(operand.type(), items);
    };
  }

  private static Kernel inListOfRow() {
    return (arguments, rows, result) ->
        ListKernels.contains(new ColumnVector[] {arguments[1], arguments[0]}, rows, result);
  }

  private static Kernel inLongs(long[] sorted) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      long[] operand = arguments[0].longs();
      long[] values = result.longs();
      for (int i = 0; i < rows; i++) {
        values[i] = Arrays.binarySearch(sorted, operand[i]) >= 0 ? 1 : 0;
      }
    };
  }

  private static Kernel inDoubles(double[] sorted) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      double[] operand = arguments[0].doubles();
      long[] values = result.longs();
      for (int i = 0; i < rows; i++) {
        values[i] = Arrays.binarySearch(sorted, operand[i]) >= 0 ? 1 : 0;
      }
    };
  }

  private static Kernel inObjects(Type type, List<?> items) {
    return switch (type.kind()) {
      case LIST -> test(value -> items.stream().anyMatch(i -> ValueEquality.equal(i, value)));
      case DECIMAL -> {
        Set<Object> set = new HashSet<>();
        items.forEach(item -> set.add(withoutZeros(item)));
        yield test(value -> set.contains(withoutZeros(value)));
      }
      default -> test(new HashSet<Object>(items)::contains);
    };
  }

  /** Equal decimals of different scales are equal objects only without their trailing zeros. */
  private static BigDecimal withoutZeros(Object decimal) {
    return ((BigDecimal) decimal).stripTrailingZeros();
  }

  private static Kernel test(Predicate<Object> test) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      Object[] operand = arguments[0].objects();
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          result.setLong(i, test.test(operand[i]) ? 1 : 0);
        }
      }
    };
  }

  /** The items as the operand's longs, sorted; decimals that no operand can equal are left out. */
  private static long[] longs(Type type, List<?> items) {
    if (!type.is(Type.Kind.DECIMAL)) {
      return items.stream().mapToLong(MembershipKernels::longOf).sorted().toArray();
    }
    return items.stream()
        .map(MembershipKernels::withoutZeros)
        .filter(item -> item.scale() <= type.scale())
        .map(item -> item.setScale(type.scale(), RoundingMode.UNNECESSARY).unscaledValue())
        .filter(unscaled -> unscaled.bitLength() < Long.SIZE)
        .mapToLong(BigInteger::longValue)
        .sorted()
        .toArray();
  }

  static long longOf(Object item) {
    return item instanceof Boolean truth ? (truth ? 1 : 0) : (Long) item;
  }

  private static double[] doubles(List<?> items) {
    // Adding zero makes a negated zero plain, for the search tells the two apart.
    return items.stream().mapToDouble(item -> (Double) item + 0.0).sorted().toArray();
  }
}
