package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.COSINE;
import static dev.semblance.compiler.expression.Operator.DOT;
import static dev.semblance.compiler.expression.Operator.ELEMENT;
import static dev.semblance.compiler.expression.Operator.LIST;
import static dev.semblance.compiler.expression.Operator.LIST_CONTAINS;
import static dev.semblance.compiler.expression.Operator.SIZE;
import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.runtime.expression.Operand.decimal;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static dev.semblance.runtime.expression.OperatorCase.expectDecimal;

import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListTest {
  private static final Type DOUBLES = Type.listOf(DOUBLE);
  private static final Operand EMPTY = new Operand(DOUBLES, List.of());

  @ParameterizedTest(name = "{0}")
  @MethodSource({"lists", "items", "products"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> lists() {
    Type money = Type.decimal(12, 2);
    return Stream.of(
        expect(LIST, Type.listOf(INT), List.of(1L, 2L), 1L, 2L),
        expect(LIST, Type.listOf(BOOL), List.of(true), true),
        expect(LIST, Type.listOf(STRING), List.of()),
        expect(LIST, Type.listOf(Type.listOf(INT)), List.of(List.of(1L)), List.of(1L)),
        expect(
            LIST,
            Type.listOf(money),
            List.of(new BigDecimal("1.50"), new BigDecimal("2.00")),
            decimal("1.5", 2, 1),
            decimal("2", 30, 0)),
        expect(SIZE, INT, 2L, List.of("a", "b")),
        expect(SIZE, INT, 0L, EMPTY));
  }

  static Stream<OperatorCase> items() {
    Operand prices = new Operand(Type.listOf(Type.decimal(12, 2)), List.of(new BigDecimal("1.50")));
    return Stream.of(
        expect(ELEMENT, STRING, "b", List.of("a", "b"), 1L),
        expect(ELEMENT, STRING, null, List.of("a", "b"), 2L),
        expect(ELEMENT, STRING, null, List.of("a", "b"), -1L),
        expect(ELEMENT, STRING, null, List.of("a", "b"), 1L << 32),
        expect(ELEMENT, BOOL, true, List.of(true), 0L),
        expect(ELEMENT, DOUBLE, 0.5, List.of(0.5), 0L),
        expectDecimal(ELEMENT, Type.decimal(12, 2), "1.50", prices, 0L),
        expect(LIST_CONTAINS, BOOL, true, List.of(1L, 2L), 2L),
        expect(LIST_CONTAINS, BOOL, false, List.of(1L, 2L), 3L),
        expect(LIST_CONTAINS, BOOL, false, EMPTY, 0.0),
        expect(LIST_CONTAINS, BOOL, true, prices, decimal("1.5", 2, 1)),
        expect(LIST_CONTAINS, BOOL, true, List.of(List.of("a")), List.of("a")));
  }

  static Stream<OperatorCase> products() {
    return Stream.of(
        expect(DOT, DOUBLE, 11.0, List.of(1.0, 2.0), List.of(3.0, 4.0)),
        expect(DOT, DOUBLE, 0.0, EMPTY, EMPTY),
        expect(DOT, DOUBLE, null, List.of(1.0), EMPTY),
        expect(DOT, DOUBLE, null, List.of(1e200), List.of(1e200)),
        expect(DOT, DOUBLE, null, List.of(1e200, 1e200), List.of(1e200, -1e200)),
        // From left to right: the small one is lost before the large ones cancel.
        expect(DOT, DOUBLE, 0.0, List.of(1e17, 1.0, -1e17), List.of(1.0, 1.0, 1.0)),
        expect(COSINE, DOUBLE, 1.0, List.of(3.0, 4.0), List.of(6.0, 8.0)),
        expect(COSINE, DOUBLE, -1.0, List.of(0.1, 0.7), List.of(-0.1, -0.7)),
        expect(COSINE, DOUBLE, 0.0, List.of(1.0, 0.0), List.of(0.0, 1.0)),
        expect(COSINE, DOUBLE, 0.6, List.of(1.0, 0.0), List.of(3.0, 4.0)),
        expect(COSINE, DOUBLE, null, List.of(0.0, 0.0), List.of(3.0, 4.0)),
        expect(COSINE, DOUBLE, null, List.of(1.0), List.of(3.0, 4.0)),
        expect(COSINE, DOUBLE, null, EMPTY, EMPTY),
        expect(COSINE, DOUBLE, 1.0, List.of(1e200), List.of(1.0)),
        expect(COSINE, DOUBLE, 0.6, List.of(1e308, 0.0), List.of(0x3p1000, 0x4p1000)),
        expect(
            COSINE, DOUBLE, -0.8, List.of(0.0, Double.MIN_VALUE), List.of(0x3p-1070, -0x4p-1070)),
        expect(
            COSINE, DOUBLE, 1.0, List.of(Double.MAX_VALUE, 5e-324), List.of(Double.MAX_VALUE, 0.0)),
        expect(COSINE, DOUBLE, null, List.of(-0.0), List.of(Double.MAX_VALUE)));
  }
}
