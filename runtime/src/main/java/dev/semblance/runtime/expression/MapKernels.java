package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Maps from texts, sorted by code point, with boxed values and no null. */
final class MapKernels {
  private MapKernels() {}

  static void size(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (!result.isNull(i)) {
        result.setLong(i, mapAt(arguments[0], i).size());
      }
    }
  }

  /** {@code element(map, key)}: null where there is none. */
  static void element(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      Object value =
          result.isNull(i) ? null : mapAt(arguments[0], i).get(arguments[1].objects()[i]);
      if (value instanceof BigDecimal decimal) {
        Decimals.put(result, i, decimal);
      } else {
        result.setValue(i, value);
      }
    }
  }

  /** {@code contains(map, key)}. */
  static void contains(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofEither(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (!result.isNull(i)) {
        boolean holds = mapAt(arguments[0], i).containsKey(arguments[1].objects()[i]);
        result.setLong(i, holds ? 1 : 0);
      }
    }
  }

  static void keys(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      if (!result.isNull(i)) {
        result.setObject(i, List.copyOf(mapAt(arguments[0], i).keySet()));
      }
    }
  }

  private static Map<?, ?> mapAt(ColumnVector vector, int row) {
    return (Map<?, ?>) vector.objects()[row];
  }
}
