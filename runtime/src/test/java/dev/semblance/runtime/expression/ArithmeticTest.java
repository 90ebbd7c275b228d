package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.ABS;
import static dev.semblance.compiler.expression.Operator.ADD;
import static dev.semblance.compiler.expression.Operator.DAYS;
import static dev.semblance.compiler.expression.Operator.DIVIDE;
import static dev.semblance.compiler.expression.Operator.HOURS;
import static dev.semblance.compiler.expression.Operator.MINUTES;
import static dev.semblance.compiler.expression.Operator.MULTIPLY;
import static dev.semblance.compiler.expression.Operator.NEGATE;
import static dev.semblance.compiler.expression.Operator.REMAINDER;
import static dev.semblance.compiler.expression.Operator.SECONDS;
import static dev.semblance.compiler.expression.Operator.SIGN;
import static dev.semblance.compiler.expression.Operator.SUBTRACT;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.DURATION;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.TIMESTAMP;
import static dev.semblance.runtime.expression.Operand.decimal;
import static dev.semblance.runtime.expression.Operand.duration;
import static dev.semblance.runtime.expression.Operand.timestamp;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static dev.semblance.runtime.expression.OperatorCase.expectDecimal;

import dev.semblance.compiler.type.Type;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArithmeticTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ints", "times", "doubles", "decimals", "signs"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> ints() {
    return Stream.of(
        expect(ADD, INT, 3L, 1L, 2L),
        expect(ADD, INT, MAX, MAX - 1, 1L),
        expect(ADD, INT, null, MAX, 1L),
        expect(ADD, INT, null, MIN, -1L),
        expect(ADD, INT, -1L, MIN, MAX),
        expect(SUBTRACT, INT, -1L, 1L, 2L),
        expect(SUBTRACT, INT, null, MIN, 1L),
        expect(SUBTRACT, INT, null, 0L, MIN),
        expect(SUBTRACT, INT, MAX, -1L, MIN),
        expect(MULTIPLY, INT, 6L, 2L, 3L),
        expect(MULTIPLY, INT, null, MIN, -1L),
        expect(MULTIPLY, INT, MIN, MIN, 1L),
        expect(MULTIPLY, INT, null, 1L << 32, 1L << 31),
        expect(MULTIPLY, INT, MIN, 1L << 32, -(1L << 31)),
        expect(REMAINDER, INT, 1L, 7L, 3L),
        expect(REMAINDER, INT, -1L, -7L, 3L),
        expect(REMAINDER, INT, 1L, 7L, -3L),
        expect(REMAINDER, INT, 0L, MIN, -1L),
        expect(REMAINDER, INT, null, 7L, 0L),
        expect(NEGATE, INT, -7L, 7L),
        expect(NEGATE, INT, null, MIN));
  }

  static Stream<OperatorCase> times() {
    return Stream.of(
        expect(ADD, TIMESTAMP, 12L, timestamp(10), duration(2)),
        expect(ADD, TIMESTAMP, null, timestamp(MAX), duration(1)),
        expect(ADD, DURATION, 12L, duration(10), duration(2)),
        expect(SUBTRACT, DURATION, 8L, timestamp(10), timestamp(2)),
        expect(SUBTRACT, DURATION, null, timestamp(MIN), timestamp(1)),
        expect(SUBTRACT, TIMESTAMP, 8L, timestamp(10), duration(2)),
        expect(SUBTRACT, DURATION, -8L, duration(2), duration(10)),
        expect(MULTIPLY, DURATION, -20L, duration(10), -2L),
        expect(MULTIPLY, DURATION, null, duration(MAX), 2L),
        expect(DIVIDE, DOUBLE, 2.5, duration(5), duration(2)),
        expect(DIVIDE, DOUBLE, 0.0, duration(0), duration(-2)),
        expect(DIVIDE, DOUBLE, null, duration(5), duration(0)),
        expect(DIVIDE, DOUBLE, null, duration(0), duration(0)),
        expect(NEGATE, DURATION, -5L, duration(5)),
        expect(NEGATE, DURATION, null, duration(MIN)),
        expect(SECONDS, DOUBLE, 1.5, duration(1_500_000)),
        expect(SECONDS, DOUBLE, 0.0, duration(0)),
        expect(MINUTES, DOUBLE, -0.5, duration(-30_000_000)),
        expect(HOURS, DOUBLE, 36.0, duration(129_600_000_000L)),
        expect(DAYS, DOUBLE, 1.5, duration(129_600_000_000L)));
  }

  static Stream<OperatorCase> doubles() {
    return Stream.of(
        expect(ADD, DOUBLE, 0.1 + 0.2, 0.1, 0.2),
        expect(ADD, DOUBLE, null, Double.MAX_VALUE, Double.MAX_VALUE),
        expect(ADD, DOUBLE, 0.0, -1.5, 1.5),
        expect(SUBTRACT, DOUBLE, 0.0, 1.5, 1.5),
        expect(SUBTRACT, DOUBLE, null, -Double.MAX_VALUE, Double.MAX_VALUE),
        expect(MULTIPLY, DOUBLE, 0.0, -1.5, 0.0),
        expect(MULTIPLY, DOUBLE, 0.0, -Double.MIN_VALUE, 0.25),
        expect(MULTIPLY, DOUBLE, null, 1e200, 1e200),
        expect(DIVIDE, DOUBLE, 1.0 / 3.0, 1.0, 3.0),
        expect(DIVIDE, DOUBLE, null, 1.0, 0.0),
        expect(DIVIDE, DOUBLE, null, 0.0, 0.0),
        expect(DIVIDE, DOUBLE, 0.0, 0.0, -3.0),
        expect(DIVIDE, DOUBLE, null, Double.MAX_VALUE, Double.MIN_VALUE),
        expect(REMAINDER, DOUBLE, 1.5, 7.5, 3.0),
        expect(REMAINDER, DOUBLE, -1.5, -7.5, 3.0),
        expect(REMAINDER, DOUBLE, 0.0, -6.0, 3.0),
        expect(REMAINDER, DOUBLE, null, 1.0, 0.0),
        expect(NEGATE, DOUBLE, -1.0, 1.0),
        expect(NEGATE, DOUBLE, 0.0, 0.0));
  }

  static Stream<OperatorCase> decimals() {
    Type money = Type.decimal(13, 2);
    Type widest = Type.decimal(38, 0);
    Operand nines = decimal("9".repeat(38), 38, 0);
    Operand most = decimal("999999999999999999", 18, 0);
    Operand least = decimal("0.000000000000000001", 18, 18);
    return Stream.of(
        expectDecimal(ADD, money, "3.75", decimal("1.50", 12, 2), decimal("2.25", 12, 2)),
        expectDecimal(ADD, money, "1.75", decimal("1.5", 12, 1), decimal("0.25", 12, 2)),
        expectDecimal(ADD, Type.decimal(3, 2), null, decimal("9.99", 3, 2), decimal("0.01", 3, 2)),
        expectDecimal(ADD, Type.decimal(19, 0), "1999999999999999998", most, most),
        expectDecimal(
            ADD, Type.decimal(37, 18), "999999999999999999.000000000000000001", most, least),
        // Both sides fit a long at the common scale, their sum does not.
        expectDecimal(
            ADD,
            Type.decimal(20, 1),
            "1022337203685477579.9",
            decimal("922337203685477580", 18, 0),
            decimal("99999999999999999.9", 18, 1)),
        // One side outgrows a long at the common scale.
        expectDecimal(
            SUBTRACT,
            Type.decimal(20, 1),
            "999999999999999998.9",
            decimal("999999999999999999", 18, 0),
            decimal("0.1", 18, 1)),
        expectDecimal(ADD, widest, null, nines, decimal("1", 1, 0)),
        expectDecimal(ADD, widest, "9".repeat(37) + "8", nines, decimal("-1", 1, 0)),
        expectDecimal(ADD, Type.decimal(3, 1), null, decimal("1.55", 3, 2), decimal("0.01", 3, 2)),
        expectDecimal(SUBTRACT, money, "-0.75", decimal("1.50", 12, 2), decimal("2.25", 12, 2)),
        expectDecimal(SUBTRACT, money, "1.25", decimal("1.5", 12, 1), decimal("0.25", 12, 2)),
        expectDecimal(
            SUBTRACT, Type.decimal(37, 18), "-999999999999999998.999999999999999999", least, most),
        expectDecimal(SUBTRACT, widest, null, decimal("-" + "9".repeat(38), 38, 0), nines),
        expectDecimal(MULTIPLY, money, "3.75", decimal("1.5", 6, 1), decimal("2.5", 6, 1)),
        expectDecimal(
            MULTIPLY, Type.decimal(36, 0), "9".repeat(17) + "8" + "0".repeat(17) + "1", most, most),
        expectDecimal(MULTIPLY, Type.decimal(36, 36), "0." + "0".repeat(35) + "1", least, least),
        expectDecimal(MULTIPLY, widest, null, nines, decimal("2", 1, 0)),
        expectDecimal(MULTIPLY, widest, "-" + "9".repeat(38), nines, decimal("-1", 1, 0)),
        expectDecimal(REMAINDER, money, "0.25", decimal("1.75", 12, 2), decimal("0.50", 12, 2)),
        expectDecimal(REMAINDER, money, "-0.25", decimal("-1.75", 12, 2), decimal("0.5", 12, 1)),
        expectDecimal(REMAINDER, money, null, decimal("1.75", 12, 2), decimal("0.00", 12, 2)),
        expectDecimal(REMAINDER, widest, null, nines, decimal("0", 1, 0)),
        expectDecimal(REMAINDER, widest, "3", nines, decimal("6", 1, 0)),
        expectDecimal(NEGATE, money, "-1.50", decimal("1.50", 13, 2)),
        expectDecimal(NEGATE, money, "0.00", decimal("0.00", 13, 2)),
        expectDecimal(NEGATE, widest, "-" + "9".repeat(38), nines));
  }

  static Stream<OperatorCase> signs() {
    return Stream.of(
        expect(ABS, INT, 5L, -5L),
        expect(ABS, INT, null, MIN),
        expect(ABS, DOUBLE, 0.5, -0.5),
        expect(ABS, DOUBLE, 0.0, 0.0),
        expectDecimal(ABS, Type.decimal(3, 2), "1.50", decimal("-1.50", 3, 2)),
        expectDecimal(ABS, Type.decimal(38, 2), "1.50", decimal("-1.50", 38, 2)),
        expect(SIGN, INT, -1L, -5L),
        expect(SIGN, INT, 0L, 0L),
        expect(SIGN, INT, 1L, MAX),
        expect(SIGN, INT, -1L, -Double.MIN_VALUE),
        expect(SIGN, INT, 0L, 0.0),
        expect(SIGN, INT, 1L, decimal("0.01", 3, 2)),
        expect(SIGN, INT, -1L, decimal("-0.01", 30, 2)),
        expect(SIGN, INT, -1L, duration(-3)));
  }
}
