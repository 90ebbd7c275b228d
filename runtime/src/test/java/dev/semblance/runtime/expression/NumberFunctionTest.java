package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.CEIL;
import static dev.semblance.compiler.expression.Operator.CLIP;
import static dev.semblance.compiler.expression.Operator.EXP;
import static dev.semblance.compiler.expression.Operator.FLOOR;
import static dev.semblance.compiler.expression.Operator.LN;
import static dev.semblance.compiler.expression.Operator.LOG10;
import static dev.semblance.compiler.expression.Operator.LOG1P;
import static dev.semblance.compiler.expression.Operator.MAX;
import static dev.semblance.compiler.expression.Operator.MIN;
import static dev.semblance.compiler.expression.Operator.NEGATE;
import static dev.semblance.compiler.expression.Operator.POW;
import static dev.semblance.compiler.expression.Operator.ROUND;
import static dev.semblance.compiler.expression.Operator.SQRT;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.compiler.type.Type.TIMESTAMP;
import static dev.semblance.runtime.expression.Operand.decimal;
import static dev.semblance.runtime.expression.Operand.none;
import static dev.semblance.runtime.expression.Operand.timestamp;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static dev.semblance.runtime.expression.OperatorCase.expectDecimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumberFunctionTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wholes", "roundings", "decimalRoundings", "functions", "extremes"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> wholes() {
    return Stream.of(
        expect(FLOOR, INT, -3L, -2.5),
        expect(CEIL, INT, -2L, -2.5),
        expect(CEIL, INT, 0L, -0.5),
        expect(FLOOR, INT, 7L, 7L),
        expect(CEIL, INT, 7L, 7L),
        expect(FLOOR, INT, null, 0x1p63),
        expect(FLOOR, INT, Long.MIN_VALUE, -0x1p63),
        expect(CEIL, INT, null, -1e300),
        expect(FLOOR, INT, -2L, decimal("-1.01", 12, 2)),
        expect(CEIL, INT, -1L, decimal("-1.99", 12, 2)),
        expect(CEIL, INT, 2L, decimal("1.01", 12, 2)),
        expect(CEIL, INT, 2L, decimal("2.00", 12, 2)),
        expect(FLOOR, INT, -2L, decimal("-1.01", 30, 2)),
        expect(CEIL, INT, 2L, decimal("1.01", 30, 2)),
        expect(FLOOR, INT, null, decimal("1e20", 38, 2)));
  }

  static Stream<OperatorCase> roundings() {
    return Stream.of(
        expect(ROUND, DOUBLE, 3.0, 2.5, 0L),
        expect(ROUND, DOUBLE, -3.0, -2.5, 0L),
        expect(ROUND, DOUBLE, 0.0, -0.4, 0L),
        expect(ROUND, DOUBLE, 0.0, 0.49999999999999994, 0L),
        // Just below the tie that it looks like, and just above.
        expect(ROUND, DOUBLE, 1.0, 1.005, 2L),
        expect(ROUND, DOUBLE, 2.68, 2.675000000000001, 2L),
        expect(ROUND, DOUBLE, 2.67, 2.675, 2L),
        expect(ROUND, DOUBLE, 0.13, 0.125, 2L),
        expect(ROUND, DOUBLE, -0.13, -0.125, 2L),
        expect(ROUND, DOUBLE, 0x1p52 + 1, 0x1p52 + 1, 0L),
        expect(ROUND, DOUBLE, 0.1, 0.1, 1L),
        expect(ROUND, DOUBLE, 0.1, 0.1, 400L),
        expect(ROUND, DOUBLE, 0.1, 0.1, Long.MAX_VALUE),
        expect(ROUND, DOUBLE, 1200.0, 1234.5, -2L),
        expect(ROUND, DOUBLE, 100.0, 50.0, -2L),
        expect(ROUND, DOUBLE, 0.0, 49.9, -2L),
        expect(ROUND, DOUBLE, 0.0, -49.9, -2L),
        expect(ROUND, DOUBLE, null, Double.MAX_VALUE, -308L),
        expect(ROUND, DOUBLE, 0.0, Double.MAX_VALUE, -309L),
        expect(ROUND, DOUBLE, 0.0, Double.MAX_VALUE, Long.MIN_VALUE),
        expect(ROUND, DOUBLE, Double.MIN_VALUE, Double.MIN_VALUE, 2000L),
        expect(ROUND, DOUBLE, 0.0, Double.MIN_VALUE, 300L),
        expect(ROUND, DOUBLE, null, 1.5, none(INT)),
        expect(ROUND, INT, 12L, 12L, 3L),
        expect(ROUND, INT, 20L, 15L, -1L),
        expect(ROUND, INT, -20L, -15L, -1L),
        expect(ROUND, INT, 10L, 14L, -1L),
        expect(ROUND, INT, null, Long.MAX_VALUE, -1L),
        expect(ROUND, INT, 9_000_000_000_000_000_000L, Long.MAX_VALUE, -18L),
        expect(ROUND, INT, null, Long.MIN_VALUE, -19L),
        expect(ROUND, INT, 0L, 4_999_999_999_999_999_999L, -19L),
        expect(ROUND, INT, null, 5_000_000_000_000_000_000L, -19L),
        expect(ROUND, INT, 0L, Long.MIN_VALUE, -20L),
        expect(ROUND, INT, 0L, Long.MAX_VALUE, Long.MIN_VALUE));
  }

  static Stream<OperatorCase> decimalRoundings() {
    Type narrow = Type.decimal(4, 2);
    Type wide = Type.decimal(30, 2);
    return Stream.of(
        expectDecimal(ROUND, narrow, "1.30", decimal("1.25", 4, 2), 1L),
        expectDecimal(ROUND, narrow, "-1.30", decimal("-1.25", 4, 2), 1L),
        expectDecimal(ROUND, narrow, "1.25", decimal("1.25", 4, 2), 2L),
        expectDecimal(ROUND, narrow, "1.25", decimal("1.25", 4, 2), Long.MAX_VALUE),
        expectDecimal(ROUND, narrow, null, decimal("99.95", 4, 2), 1L),
        expectDecimal(ROUND, narrow, "90.00", decimal("94.99", 4, 2), -1L),
        expectDecimal(ROUND, narrow, null, decimal("50.00", 4, 2), -2L),
        expectDecimal(ROUND, narrow, "0.00", decimal("49.99", 4, 2), -2L),
        expectDecimal(ROUND, narrow, "0.00", decimal("99.99", 4, 2), Long.MIN_VALUE),
        expectDecimal(ROUND, wide, "1.30", decimal("1.25", 30, 2), 1L),
        expectDecimal(ROUND, wide, "100.00", decimal("50.00", 30, 2), -2L),
        expectDecimal(ROUND, wide, "0.00", decimal("50.00", 30, 2), Long.MIN_VALUE),
        expectDecimal(ROUND, Type.decimal(38, 0), null, decimal("9".repeat(38), 38, 0), -1L));
  }

  static Stream<OperatorCase> functions() {
    return Stream.of(
        expect(SQRT, DOUBLE, 1.5, 2.25),
        expect(SQRT, DOUBLE, null, -1.0),
        expect(SQRT, DOUBLE, 0.0, 0.0),
        expect(EXP, DOUBLE, 1.0, 0.0),
        expect(EXP, DOUBLE, null, 1000.0),
        expect(EXP, DOUBLE, 0.0, -1000.0),
        expect(EXP, DOUBLE, StrictMath.exp(1.1), 1.1),
        expect(LN, DOUBLE, 0.0, 1.0),
        expect(LN, DOUBLE, null, 0.0),
        expect(LN, DOUBLE, null, -1.0),
        expect(LOG10, DOUBLE, 3.0, 1000.0),
        expect(LOG10, DOUBLE, null, 0.0),
        expect(LOG1P, DOUBLE, 0.0, 0.0),
        expect(LOG1P, DOUBLE, null, -1.0),
        expect(LOG1P, DOUBLE, 1e-20, 1e-20),
        expect(POW, DOUBLE, 8.0, 2.0, 3.0),
        expect(POW, DOUBLE, 1.0, 0.0, 0.0),
        expect(POW, DOUBLE, null, 0.0, -1.0),
        expect(POW, DOUBLE, null, -8.0, 0.5),
        expect(POW, DOUBLE, -8.0, -2.0, 3.0),
        expect(POW, DOUBLE, 0.0, -1e-200, 3.0),
        expect(POW, DOUBLE, null, 10.0, 400.0));
  }

  static Stream<OperatorCase> extremes() {
    return Stream.of(
        expect(MIN, INT, 1L, 2L, 1L, 3L),
        expect(MAX, INT, 3L, 2L, 3L, 1L),
        expect(MIN, DOUBLE, -0.5, 0.0, -0.5),
        expect(MAX, DOUBLE, 0.0, 0.0, -0.5),
        expect(MIN, STRING, "Z", "a", "Z"),
        expect(MAX, STRING, "\uD83D\uDE00", "\uFF5E", "\uD83D\uDE00"),
        expect(MAX, TIMESTAMP, 5L, timestamp(5), timestamp(-5)),
        expectDecimal(
            MIN, Type.decimal(13, 2), "1.50", decimal("1.5", 2, 1), decimal("1.51", 12, 2)),
        expectDecimal(
            MAX, Type.decimal(30, 2), "1.51", decimal("1.5", 2, 1), decimal("1.51", 30, 2)),
        expect(CLIP, INT, 5L, 3L, 5L, 9L),
        expect(CLIP, INT, 9L, 12L, 5L, 9L),
        expect(CLIP, INT, 7L, 7L, 5L, 9L),
        expect(CLIP, INT, 1L, 7L, 5L, 1L),
        expect(CLIP, DOUBLE, 1.0, 7.5, 0.0, 1.0),
        expect(CLIP, STRING, "c", "d", "a", "c"),
        expectDecimal(
            CLIP,
            Type.decimal(12, 2),
            "2.00",
            decimal("1.5", 12, 1),
            decimal("2.00", 12, 2),
            decimal("3", 1, 0)));
  }

  /** The parser knows no negative literals, so {@code round(x, -2)} comes as a call. */
  @Test
  void takesAConstantExpressionForAParameter() {
    ScalarExpression digits = call(NEGATE, INT, ScalarExpression.literal(INT, 2L));
    ScalarExpression x = new ScalarExpression.Column("x", INT, false);
    RowLayout layout = new RowLayout(List.of(new RowLayout.Column("x", INT)));
    ColumnBatch batch = Evaluation.batch(layout, List.of(List.of(Operand.of(1250L))));
    ExpressionSet rounded = ExpressionSet.compile(List.of(call(ROUND, INT, x, digits)), layout);
    assertThat(rounded.evaluate(batch)[0].value(0)).isEqualTo(1300L);
  }

  private static ScalarExpression call(
      dev.semblance.compiler.expression.Operator operator,
      Type type,
      ScalarExpression... arguments) {
    return new ScalarExpression.Call(operator, List.of(arguments), type, true);
  }
}
