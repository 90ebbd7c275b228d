package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code int}, {@code double}, {@code decimal} and {@code string}, written or implied.
 *
 * <ul>
 *   <li>To int: towards zero; null outside 64 bits.
 *   <li>To double: nearest, ties to even; null where that is infinite.
 *   <li>To decimal(p, s): the exact value, of a double too, rounded half-even to s digits; null
 *       when it then needs more than p.
 *   <li>From strings: see {@link NumberText}; null where the text is no number.
 *   <li>To string: {@code true}, {@code -12}, {@code 1.50} with the zeros of the scale; times as
 *       {@link TimeText} says.
 * </ul>
 */
final class ConversionKernels {
  private static final long EXACT_IN_DOUBLE = 1L << 53;
  private static final double[] POWERS = new double[ColumnVector.MAX_LONG_DIGITS + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Decimals.powerOfTen(i);
    }
  }

  private ConversionKernels() {}

  static Kernel toInt(Argument operand) {
    return operand.is(Type.Kind.STRING)
        ? ConversionKernels::textToInt
        : RoundingKernels.towards(operand, RoundingMode.DOWN);
  }

  private static void textToInt(ColumnVector[] arguments, int rows, ColumnVector result) {
    for (int i = 0; i < rows; i++) {
      Long value =
          arguments[0].isNull(i) ? null : NumberText.toLong((String) arguments[0].objects()[i]);
      if (value == null) {
        result.setNull(i);
      } else {
        result.setLong(i, value);
      }
    }
  }

  static Kernel toDouble(Argument operand) {
    return switch (operand.type().kind()) {
      case INT -> ConversionKernels::intToDouble;
      case DOUBLE -> DoubleArithmetic.function(x -> x);
      case DECIMAL ->
          operand.isLong()
              ? ConversionKernels::unscaledToDouble
              : ConversionKernels::decimalToDouble;
      case STRING -> ConversionKernels::textToDouble;
      default -> throw unsupported(operand.type(), Type.DOUBLE);
    };
  }

  private static void intToDouble(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    long[] operand = arguments[0].longs();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = operand[i];
    }
  }

  private static void unscaledToDouble(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    long[] operand = arguments[0].longs();
    double[] values = result.doubles();
    int scale = arguments[0].type().scale();
    double power = POWERS[scale];
    for (int i = 0; i < rows; i++) {
      long unscaled = operand[i];
      // Both sides of the division are exact, so it rounds once.
      values[i] =
          -EXACT_IN_DOUBLE <= unscaled && unscaled <= EXACT_IN_DOUBLE
              ? unscaled / power
              : nearestDouble(BigDecimal.valueOf(unscaled, scale));
    }
  }

  private static void decimalToDouble(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    Object[] operand = arguments[0].objects();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = result.isNull(i) ? 0 : nearestDouble((BigDecimal) operand[i]);
    }
  }

  /** Parsing rounds correctly; {@link BigDecimal#doubleValue} does not on every JVM. */
  private static double nearestDouble(BigDecimal value) {
    return Double.parseDouble(value.toString());
  }

  private static void textToDouble(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofOne(arguments, rows, result);
    Object[] operand = arguments[0].objects();
    double[] values = result.doubles();
    for (int i = 0; i < rows; i++) {
      values[i] = result.isNull(i) ? 0 : NumberText.toDouble((String) operand[i]);
    }
    DoubleArithmetic.settle(values, rows, result.nulls());
  }

  static Kernel toDecimal(Argument operand, Type type) {
    return switch (operand.type().kind()) {
      case INT -> intToDecimal(type);
      case DOUBLE -> decimals((operands, row) -> new BigDecimal(operands.doubles()[row]));
      case DECIMAL -> decimalToDecimal(operand, type);
      case STRING ->
          decimals(
              (operands, row) ->
                  NumberText.toDecimal(
                      (String) operands.objects()[row], type.precision(), type.scale()));
      default -> throw unsupported(operand.type(), type);
    };
  }

  private static Kernel intToDecimal(Type type) {
    if (type.scale() == 0) {
      return ConversionKernels::putUnscaled;
    }
    return decimals((operands, row) -> BigDecimal.valueOf(operands.longs()[row]));
  }

  private static void putUnscaled(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] operand = arguments[0].longs();
    boolean[] nulls = arguments[0].nulls();
    for (int i = 0; i < rows; i++) {
      if (nulls[i]) {
        result.setNull(i);
      } else {
        Decimals.putUnscaled(result, i, operand[i]);
      }
    }
  }

  static Kernel decimalToDecimal(Argument operand, Type type) {
    if (operand.isLong() && operand.type().scale() == type.scale()) {
      return ConversionKernels::putUnscaled;
    }
    return decimals(Decimals::get);
  }

  /** How the value of a row that is not null becomes another, or null. */
  private interface Reader<T> {
    T at(ColumnVector operands, int row);
  }

  private static Kernel decimals(Reader<BigDecimal> reader) {
    return (arguments, rows, result) -> {
      for (int i = 0; i < rows; i++) {
        BigDecimal exact = arguments[0].isNull(i) ? null : reader.at(arguments[0], i);
        if (exact == null) {
          result.setNull(i);
        } else {
          Decimals.putRounded(result, i, exact);
        }
      }
    };
  }

  static Kernel toText(Argument operand) {
    return switch (operand.type().kind()) {
      case BOOL -> texts((operands, row) -> operands.longs()[row] != 0 ? "true" : "false");
      case INT -> texts((operands, row) -> Long.toString(operands.longs()[row]));
      case DECIMAL -> texts((operands, row) -> Decimals.get(operands, row).toPlainString());
      case STRING -> texts((operands, row) -> (String) operands.objects()[row]);
      case TIMESTAMP -> texts((operands, row) -> TimeText.timestamp(operands.longs()[row]));
      case DURATION -> texts((operands, row) -> TimeText.duration(operands.longs()[row]));
      case DOUBLE, LIST, MAP -> throw unsupported(operand.type(), Type.STRING);
    };
  }

  private static Kernel texts(Reader<String> printer) {
    return (arguments, rows, result) -> {
      for (int i = 0; i < rows; i++) {
        if (arguments[0].isNull(i)) {
          result.setNull(i);
        } else {
          result.setObject(i, printer.at(arguments[0], i));
        }
      }
    };
  }

  private static IllegalArgumentException unsupported(Type from, Type to) {
    return new IllegalArgumentException("no conversion from " + from + " to " + to);
  }
}
