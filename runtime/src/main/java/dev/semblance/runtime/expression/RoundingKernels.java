package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code round}, {@code floor} and {@code ceil}.
 *
 * <p>{@code round} keeps the type of its argument: an int is rounded by negative digits only, and
 * is null when the result leaves 64 bits; a decimal is rounded, then padded with zeros to its
 * scale, and null when it has outgrown its precision. {@code floor} and {@code ceil} give an int,
 * null outside 64 bits.
 */
final class RoundingKernels {
  private static final double TWO_TO_63 = 0x1p63;

  private RoundingKernels() {}

  static Kernel round(Argument operand, Argument digits, Type type) {
    if (!(digits.requireConstant("the number of digits") instanceof Long places)) {
      return Nulls::everywhere;
    }
    return switch (type.kind()) {
      case INT -> places >= 0 ? LongArithmetic::same : roundLongs(negated(places));
      case DOUBLE -> roundDoubles(places);
      case DECIMAL -> roundDecimals(operand, places, type);
      default -> throw new IllegalArgumentException("cannot round " + type);
    };
  }

  /** The exponent of the power of ten to round to; beyond 20 all are alike. */
  private static long negated(long places) {
    return Math.min(20, -Math.max(places, -20));
  }

  private static Kernel roundDoubles(long digits) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      double[] operand = arguments[0].doubles();
      double[] values = result.doubles();
      boolean[] nulls = result.nulls();
      for (int i = 0; i < rows; i++) {
        values[i] = nulls[i] ? 0 : Rounding.round(operand[i], digits);
      }
      DoubleArithmetic.settle(values, rows, nulls);
    };
  }

  private static Kernel roundLongs(long exponent) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      long[] operand = arguments[0].longs();
      long[] values = result.longs();
      boolean[] nulls = result.nulls();
      for (int i = 0; i < rows; i++) {
        values[i] = Rounding.toPowerOfTen(operand[i], exponent);
        nulls[i] |= values[i] == Rounding.OVERFLOW;
      }
    };
  }

  private static Kernel roundDecimals(Argument operand, long digits, Type type) {
    if (digits >= operand.type().scale()) {
      return ConversionKernels.decimalToDecimal(operand, type);
    }
    // Below this everything rounds to zero; a bound keeps the powers of ten small.
    int places = (int) Math.max(digits, -Type.MAX_PRECISION - 1);
    if (operand.isLong() && operand.type().equals(type)) {
      return roundUnscaled(type.scale() - (long) places);
    }
    return (arguments, rows, result) -> {
      for (int i = 0; i < rows; i++) {
        if (arguments[0].isNull(i)) {
          result.setNull(i);
        } else {
          BigDecimal exact = Decimals.get(arguments[0], i);
          Decimals.put(result, i, exact.setScale(places, RoundingMode.HALF_UP));
        }
      }
    };
  }

  private static Kernel roundUnscaled(long exponent) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      long[] operand = arguments[0].longs();
      for (int i = 0; i < rows; i++) {
        if (!result.isNull(i)) {
          // At most 18 digits round to at most 10^18, so nothing leaves a long here.
          Decimals.putUnscaled(result, i, Rounding.toPowerOfTen(operand[i], exponent));
        }
      }
    };
  }

  static Kernel floor(Argument operand) {
    return towards(operand, RoundingMode.FLOOR);
  }

  static Kernel ceil(Argument operand) {
    return towards(operand, RoundingMode.CEILING);
  }

  /** To an int, rounded {@code mode}; null outside 64 bits. */
  static Kernel towards(Argument operand, RoundingMode mode) {
    return switch (operand.type().kind()) {
      case INT -> LongArithmetic::same;
      case DOUBLE -> doubleToLong(mode);
      case DECIMAL ->
          operand.isLong()
              ? unscaledToLong(Decimals.powerOfTen(operand.type().scale()), mode)
              : decimalToLong(mode);
      default -> throw new IllegalArgumentException("no integer near " + operand.type());
    };
  }

  private static Kernel doubleToLong(RoundingMode mode) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      double[] operand = arguments[0].doubles();
      long[] values = result.longs();
      boolean[] nulls = result.nulls();
      for (int i = 0; i < rows; i++) {
        double whole =
            switch (mode) {
              case FLOOR -> Math.floor(operand[i]);
              case CEILING -> Math.ceil(operand[i]);
              default -> operand[i];
            };
        values[i] = (long) whole;
        // Doubles about 2^63 are whole, so cutting off a fraction moves none across the limits.
        nulls[i] |= !(whole >= -TWO_TO_63 && whole < TWO_TO_63);
      }
    };
  }

  private static Kernel unscaledToLong(long power, RoundingMode mode) {
    return (arguments, rows, result) -> {
      Nulls.ofOne(arguments, rows, result);
      long[] operand = arguments[0].longs();
      long[] values = result.longs();
      for (int i = 0; i < rows; i++) {
        values[i] =
            switch (mode) {
              case FLOOR -> Math.floorDiv(operand[i], power);
              case CEILING -> -Math.floorDiv(-operand[i], power);
              default -> operand[i] / power;
            };
      }
    };
  }

  private static Kernel decimalToLong(RoundingMode mode) {
    return (arguments, rows, result) -> {
      ColumnVector operand = arguments[0];
      for (int i = 0; i < rows; i++) {
        if (operand.isNull(i)) {
          result.setNull(i);
          continue;
        }
        BigDecimal whole = Decimals.get(operand, i).setScale(0, mode);
        if (whole.unscaledValue().bitLength() > 63) {
          result.setNull(i);
        } else {
          result.setLong(i, whole.longValue());
        }
      }
    };
  }
}
