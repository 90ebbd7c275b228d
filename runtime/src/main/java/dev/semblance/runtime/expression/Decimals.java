package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.ColumnVector.Storage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals in and out of vectors, whichever way the vector holds them. */
final class Decimals {
  private static final long[] POWERS = new long[ColumnVector.MAX_LONG_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimals() {}

  /** Ten to the {@code exponent}, which is 0 to 18. */
  static long powerOfTen(int exponent) {
    return POWERS[exponent];
  }

  /** The decimal in a row that is not null. */
  static BigDecimal get(ColumnVector vector, int row) {
    return vector.storage() == Storage.LONG
        ? BigDecimal.valueOf(vector.longs()[row], vector.type().scale())
        : (BigDecimal) vector.objects()[row];
  }

  /**
   * Sets the exact value, padded to the type's scale; null when the type has too few digits for it,
   * before or after the point.
   */
  static void put(ColumnVector vector, int row, BigDecimal exact) {
    BigDecimal scaled = exact.setScale(vector.type().scale(), RoundingMode.DOWN);
    if (exact.scale() > scaled.scale() && exact.compareTo(scaled) != 0) {
      vector.setNull(row);
    } else {
      putScaled(vector, row, scaled);
    }
  }

  /** Sets the value rounded half-even to the type's scale; null when it has too many digits. */
  static void putRounded(ColumnVector vector, int row, BigDecimal exact) {
    putScaled(vector, row, exact.setScale(vector.type().scale(), RoundingMode.HALF_EVEN));
  }

  private static void putScaled(ColumnVector vector, int row, BigDecimal scaled) {
    if (scaled.precision() > vector.type().precision()) {
      vector.setNull(row);
    } else if (vector.storage() == Storage.LONG) {
      vector.setLong(row, scaled.unscaledValue().longValue());
    } else {
      vector.setObject(row, scaled);
    }
  }

  /** Sets the decimal with that unscaled value at the type's scale; null when it does not fit. */
  static void putUnscaled(ColumnVector vector, int row, long unscaled) {
    Type type = vector.type();
    if (vector.storage() == Storage.OBJECT) {
      // Nineteen digits hold every long.
      vector.setObject(row, BigDecimal.valueOf(unscaled, type.scale()));
    } else if (fits(unscaled, type.precision())) {
      vector.setLong(row, unscaled);
    } else {
      vector.setNull(row);
    }
  }

  private static boolean fits(long unscaled, int digits) {
    long limit = POWERS[digits];
    return -limit < unscaled && unscaled < limit;
  }
}
