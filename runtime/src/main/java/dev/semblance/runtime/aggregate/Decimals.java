package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.ColumnVector.Storage;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as the doubles nearest to them. */
final class Decimals {
  /** The greatest number of 38 digits. */
  static final BigInteger LARGEST_UNSCALED =
      BigInteger.TEN.pow(Type.MAX_PRECISION).subtract(BigInteger.ONE);

  /** Powers of ten that are doubles without rounding. */
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long LARGEST_EXACT = 1L << 53;

  private Decimals() {}

  /** The double nearest to {@code unscaled / 10^scale}. */
  static double toDouble(long unscaled, int scale) {
    if (unscaled <= LARGEST_EXACT && unscaled >= -LARGEST_EXACT && scale < EXACT_POWERS.length) {
      // One rounding of a quotient of exact numbers; 0 of either sign stays 0.0.
      return unscaled / EXACT_POWERS[scale];
    }
    return BigDecimal.valueOf(unscaled, scale).doubleValue();
  }

  static double toDouble(BigInteger unscaled, int scale) {
    return unscaled.bitLength() < Long.SIZE
        ? toDouble(unscaled.longValue(), scale)
        : new BigDecimal(unscaled, scale).doubleValue();
  }

  /** The numeric, non-null value at {@code row} as a double. */
  static double toDouble(ColumnVector values, int row) {
    if (values.storage() == Storage.DOUBLE) {
      return values.doubles()[row];
    }
    if (values.type().is(Kind.INT)) {
      return (double) values.longs()[row];
    }
    return values.storage() == Storage.LONG
        ? toDouble(values.longs()[row], values.type().scale())
        : toDouble(((BigDecimal) values.objects()[row]).unscaledValue(), values.type().scale());
  }
}
