package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.AND;
import static dev.semblance.compiler.expression.Operator.COALESCE;
import static dev.semblance.compiler.expression.Operator.IF;
import static dev.semblance.compiler.expression.Operator.IS_NOT_NULL;
import static dev.semblance.compiler.expression.Operator.IS_NULL;
import static dev.semblance.compiler.expression.Operator.NOT;
import static dev.semblance.compiler.expression.Operator.OR;
import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.runtime.expression.Operand.decimal;
import static dev.semblance.runtime.expression.Operand.none;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static dev.semblance.runtime.expression.OperatorCase.expectDecimal;

import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogicTest {
  private static final Operand UNKNOWN = none(BOOL);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"connectives", "choices"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> connectives() {
    return Stream.of(
        expect(AND, BOOL, true, true, true),
        expect(AND, BOOL, false, true, false),
        expect(AND, BOOL, false, false, true),
        expect(AND, BOOL, false, false, false),
        expect(AND, BOOL, false, false, UNKNOWN),
        expect(AND, BOOL, false, UNKNOWN, false),
        expect(AND, BOOL, null, true, UNKNOWN),
        expect(AND, BOOL, null, UNKNOWN, true),
        expect(AND, BOOL, null, UNKNOWN, UNKNOWN),
        expect(OR, BOOL, true, true, true),
        expect(OR, BOOL, true, true, false),
        expect(OR, BOOL, true, false, true),
        expect(OR, BOOL, false, false, false),
        expect(OR, BOOL, true, true, UNKNOWN),
        expect(OR, BOOL, true, UNKNOWN, true),
        expect(OR, BOOL, null, false, UNKNOWN),
        expect(OR, BOOL, null, UNKNOWN, false),
        expect(OR, BOOL, null, UNKNOWN, UNKNOWN),
        expect(NOT, BOOL, false, true),
        expect(NOT, BOOL, true, false));
  }

  static Stream<OperatorCase> choices() {
    Type money = Type.decimal(12, 2);
    Type wide = Type.decimal(30, 4);
    return Stream.of(
        expect(IF, INT, 1L, true, 1L, 2L),
        expect(IF, INT, 2L, false, 1L, 2L),
        expect(IF, INT, 2L, UNKNOWN, 1L, 2L),
        expect(IF, INT, null, true, none(INT), 2L),
        expect(IF, DOUBLE, 0.5, true, 0.5, none(DOUBLE)),
        expect(IF, STRING, "b", false, "a", "b"),
        expect(IF, STRING, null, false, "a", none(STRING)),
        expectDecimal(IF, wide, "1.5000", true, decimal("1.50", 12, 2), none(wide)),
        expect(COALESCE, INT, 1L, 1L, 2L),
        expect(COALESCE, INT, 2L, none(INT), 2L),
        expect(COALESCE, INT, null, none(INT), none(INT)),
        expect(COALESCE, DOUBLE, 2.5, none(DOUBLE), 2.5),
        expect(COALESCE, STRING, "x", none(STRING), "x"),
        expect(COALESCE, Type.listOf(INT), List.of(1L), none(Type.listOf(INT)), List.of(1L)),
        expectDecimal(COALESCE, money, "0.00", none(money), decimal("0", 1, 0)),
        expectDecimal(COALESCE, wide, "7.0000", none(money), decimal("7", 30, 4)),
        expect(IS_NULL, BOOL, true, none(DOUBLE)),
        expect(IS_NULL, BOOL, false, 1.0),
        expect(IS_NOT_NULL, BOOL, true, "a"),
        expect(IS_NOT_NULL, BOOL, false, none(STRING)));
  }
}
