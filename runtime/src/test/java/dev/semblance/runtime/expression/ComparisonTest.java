package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.BUCKETIZE;
import static dev.semblance.compiler.expression.Operator.EQUAL;
import static dev.semblance.compiler.expression.Operator.GREATER;
import static dev.semblance.compiler.expression.Operator.GREATER_EQUAL;
import static dev.semblance.compiler.expression.Operator.IN;
import static dev.semblance.compiler.expression.Operator.LESS;
import static dev.semblance.compiler.expression.Operator.LESS_EQUAL;
import static dev.semblance.compiler.expression.Operator.NOT_EQUAL;
import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.runtime.expression.Operand.decimal;
import static dev.semblance.runtime.expression.Operand.duration;
import static dev.semblance.runtime.expression.Operand.timestamp;
import static dev.semblance.runtime.expression.OperatorCase.expect;

import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"pairs", "lists", "memberships", "buckets"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  /** Each pair stands in all six relations, both ways round. */
  static Stream<OperatorCase> pairs() {
    return Stream.of(
            ordered(1L, 2L),
            ordered(Long.MIN_VALUE, Long.MAX_VALUE),
            ordered(false, true),
            ordered(-0.5, 0.0),
            ordered(Double.MIN_VALUE, Double.MAX_VALUE),
            ordered(timestamp(-1), timestamp(0)),
            ordered(duration(-1), duration(1)),
            ordered("", "a"),
            ordered("Z", "a"),
            ordered("a", "aa"),
            // By UTF-16 unit the two would change places.
            ordered("\uFF5E", "\uD83D\uDE00"),
            ordered("\uD83D\uDE00", "\uD83D\uDE01"),
            ordered(decimal("1.49", 12, 2), decimal("1.5", 12, 1)),
            ordered(decimal("-999999999999999999", 18, 0), decimal("0.000000000000000001", 18, 18)),
            ordered(decimal("0.999999999999999999", 18, 18), decimal("999999999999999999", 18, 0)),
            ordered(decimal("1.49", 12, 2), decimal("1.4900000000000000000001", 30, 22)),
            ordered(decimal("-1e25", 38, 2), decimal("-9.9", 2, 1)),
            equal(5L, 5L),
            equal(0.25, 0.25),
            equal("\u00e9", "\u00e9"),
            equal(decimal("1.50", 12, 2), decimal("1.5", 18, 1)),
            equal(decimal("1.50", 12, 2), decimal("1.5", 38, 10)))
        .flatMap(cases -> cases);
  }

  private static Stream<OperatorCase> ordered(Object less, Object greater) {
    return Stream.of(
        expect(EQUAL, BOOL, false, less, greater),
        expect(NOT_EQUAL, BOOL, true, less, greater),
        expect(LESS, BOOL, true, less, greater),
        expect(LESS, BOOL, false, greater, less),
        expect(LESS_EQUAL, BOOL, true, less, greater),
        expect(LESS_EQUAL, BOOL, false, greater, less),
        expect(GREATER, BOOL, false, less, greater),
        expect(GREATER, BOOL, true, greater, less),
        expect(GREATER_EQUAL, BOOL, false, less, greater),
        expect(GREATER_EQUAL, BOOL, true, greater, less));
  }

  private static Stream<OperatorCase> equal(Object left, Object right) {
    return Stream.of(
        expect(EQUAL, BOOL, true, left, right),
        expect(NOT_EQUAL, BOOL, false, left, right),
        expect(LESS, BOOL, false, left, right),
        expect(LESS_EQUAL, BOOL, true, left, right),
        expect(GREATER, BOOL, false, left, right),
        expect(GREATER_EQUAL, BOOL, true, left, right));
  }

  static Stream<OperatorCase> lists() {
    Operand empty = new Operand(Type.listOf(INT), List.of());
    return Stream.of(
        expect(EQUAL, BOOL, true, List.of(1L, 2L), List.of(1L, 2L)),
        expect(EQUAL, BOOL, false, List.of(1L, 2L), List.of(2L, 1L)),
        expect(NOT_EQUAL, BOOL, true, List.of(1L), empty),
        expect(EQUAL, BOOL, true, empty, empty),
        expect(EQUAL, BOOL, true, decimals(12, 2, "1.50"), decimals(38, 1, "1.5")),
        expect(EQUAL, BOOL, true, List.of(List.of("a")), List.of(List.of("a"))));
  }

  static Stream<OperatorCase> memberships() {
    return Stream.of(
        expect(IN, BOOL, true, 2L, List.of(3L, 2L, 1L)),
        expect(IN, BOOL, false, 4L, List.of(3L, 2L, 1L)),
        expect(IN, BOOL, false, 4L, new Operand(Type.listOf(INT), List.of())),
        expect(IN, BOOL, true, false, List.of(false)),
        expect(IN, BOOL, false, true, List.of(false)),
        expect(IN, BOOL, true, 0.5, List.of(1.5, 0.5)),
        expect(IN, BOOL, true, 0.0, List.of(-0.0)),
        expect(IN, BOOL, true, "b", List.of("b", "a")),
        expect(IN, BOOL, false, "", List.of("b", "a")),
        expect(IN, BOOL, true, decimal("1.50", 12, 2), decimals(3, 1, "1.5")),
        expect(IN, BOOL, false, decimal("1.50", 12, 2), decimals(4, 3, "1.501")),
        expect(IN, BOOL, false, decimal("1.50", 12, 2), decimals(38, 0, "1".repeat(38))),
        expect(IN, BOOL, true, decimal("1.50", 30, 2), decimals(3, 1, "1.5")),
        expect(IN, BOOL, true, List.of(1L), List.of(List.of(2L), List.of(1L))));
  }

  static Stream<OperatorCase> buckets() {
    return Stream.of(
        expect(BUCKETIZE, INT, 0L, 9L, List.of(10L, 20L)),
        expect(BUCKETIZE, INT, 1L, 10L, List.of(10L, 20L)),
        expect(BUCKETIZE, INT, 2L, 25L, List.of(20L, 10L)),
        expect(BUCKETIZE, INT, 3L, 10L, List.of(10L, 10L, 10L, 11L)),
        expect(BUCKETIZE, INT, 0L, 10L, new Operand(Type.listOf(INT), List.of())),
        expect(BUCKETIZE, INT, 1L, 0.5, List.of(0.5, 0.75)),
        expect(BUCKETIZE, INT, 2L, 1.0, List.of(0.5, 0.75)),
        expect(BUCKETIZE, INT, 1L, duration(5), new Operand(durations(), List.of(5L, 6L))),
        expect(BUCKETIZE, INT, 1L, "b", List.of("c", "a")),
        expect(BUCKETIZE, INT, 0L, decimal("1.50", 12, 2), decimals(4, 3, "1.501")),
        expect(BUCKETIZE, INT, 1L, decimal("1.51", 12, 2), decimals(4, 3, "1.501")),
        expect(BUCKETIZE, INT, 0L, decimal("1.50", 12, 2), decimals(38, 0, "1".repeat(38))),
        expect(BUCKETIZE, INT, 1L, decimal("1.50", 12, 2), decimals(38, 0, "-" + "1".repeat(38))),
        expect(BUCKETIZE, INT, 1L, decimal("1.50", 30, 2), decimals(2, 1, "1.5")));
  }

  private static Type durations() {
    return Type.listOf(Type.DURATION);
  }

  private static Operand decimals(int precision, int scale, String item) {
    return new Operand(
        Type.listOf(Type.decimal(precision, scale)), List.of(new BigDecimal(item).setScale(scale)));
  }
}
