package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.MAP_CONTAINS;
import static dev.semblance.compiler.expression.Operator.MAP_ELEMENT;
import static dev.semblance.compiler.expression.Operator.MAP_KEYS;
import static dev.semblance.compiler.expression.Operator.MAP_SIZE;
import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static dev.semblance.runtime.expression.OperatorCase.expectDecimal;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.MapEntries;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MapTest {
  private static final Type MONEY = Type.decimal(12, 2);

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> gives() {
    Operand counts = map(INT, "b", 2L, "a", 1L, "", 0L);
    Operand empty = map(INT);
    Operand money = map(MONEY, "fee", new BigDecimal("1.50"));
    Operand wide = map(Type.decimal(38, 0), "n", new BigDecimal("12345678901234567890"));
    return Stream.of(
        expect(MAP_SIZE, INT, 3L, counts),
        expect(MAP_SIZE, INT, 0L, empty),
        expect(MAP_ELEMENT, INT, 2L, counts, "b"),
        expect(MAP_ELEMENT, INT, 0L, counts, ""),
        expect(MAP_ELEMENT, INT, null, counts, "B"),
        expect(MAP_ELEMENT, INT, null, empty, "a"),
        expect(MAP_ELEMENT, BOOL, false, map(BOOL, "x", false), "x"),
        expect(MAP_ELEMENT, DOUBLE, 0.5, map(DOUBLE, "x", 0.5), "x"),
        expect(MAP_ELEMENT, STRING, "y", map(STRING, "x", "y"), "x"),
        expect(MAP_ELEMENT, Type.TIMESTAMP, 7L, map(Type.TIMESTAMP, "x", 7L), "x"),
        expectDecimal(MAP_ELEMENT, MONEY, "1.50", money, "fee"),
        expectDecimal(MAP_ELEMENT, MONEY, null, money, "tax"),
        expectDecimal(MAP_ELEMENT, Type.decimal(38, 0), "12345678901234567890", wide, "n"),
        expect(MAP_CONTAINS, BOOL, true, counts, ""),
        expect(MAP_CONTAINS, BOOL, false, counts, "c"),
        expect(MAP_CONTAINS, BOOL, false, empty, "a"),
        expect(MAP_KEYS, Type.listOf(STRING), List.of(), empty),
        expect(MAP_KEYS, Type.listOf(STRING), List.of("", "a", "b"), counts),
        // By code point: UTF-16 would have the emoji first.
        expect(
            MAP_KEYS,
            Type.listOf(STRING),
            List.of("Z", "a", "\uFF5E", "\uD83D\uDE00"),
            map(INT, "\uD83D\uDE00", 1L, "a", 1L, "\uFF5E", 1L, "Z", 1L)));
  }

  private static Operand map(Type value, Object... keysAndValues) {
    MapEntries entries = new MapEntries();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.add((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return new Operand(Type.mapOf(value), entries.toMap());
  }
}
