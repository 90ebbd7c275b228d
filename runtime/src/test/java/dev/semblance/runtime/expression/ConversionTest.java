package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.TO_DECIMAL;
import static dev.semblance.compiler.expression.Operator.TO_DOUBLE;
import static dev.semblance.compiler.expression.Operator.TO_INT;
import static dev.semblance.compiler.expression.Operator.TO_STRING;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.runtime.expression.Operand.decimal;
import static dev.semblance.runtime.expression.Operand.duration;
import static dev.semblance.runtime.expression.Operand.timestamp;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static dev.semblance.runtime.expression.OperatorCase.expectDecimal;

import dev.semblance.compiler.type.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {
  private static final Type MONEY = Type.decimal(12, 2);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"toInt", "toDouble", "toDecimal", "toText"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+",
        ".",
        "-.",
        "1 ",
        " 1",
        "1e",
        "1e+",
        "e5",
        ".e5",
        "1_000",
        "1,5",
        "0x10",
        "0x1p3",
        "NaN",
        "Infinity",
        "-Infinity",
        "1d",
        "1f",
        "1.5.2",
        "--1",
        "+-1",
        "\u0661",
        "1e5.0",
        "1\n",
        "twelve"
      })
  void knowsWhatIsNoNumber(String text) {
    expect(TO_INT, INT, null, text).check();
    expect(TO_DOUBLE, DOUBLE, null, text).check();
    expect(TO_DECIMAL, MONEY, null, text).check();
  }

  static Stream<OperatorCase> toInt() {
    return Stream.of(
        expect(TO_INT, INT, 12L, 12L),
        expect(TO_INT, INT, 2L, 2.9),
        expect(TO_INT, INT, -2L, -2.9),
        expect(TO_INT, INT, 0L, -0.9),
        expect(TO_INT, INT, Long.MIN_VALUE, -0x1p63),
        expect(TO_INT, INT, null, 0x1p63),
        expect(TO_INT, INT, null, -0x1.0000000000001p63),
        expect(TO_INT, INT, -1L, decimal("-1.99", 12, 2)),
        expect(TO_INT, INT, 1L, decimal("1.99", 30, 2)),
        expect(TO_INT, INT, Long.MIN_VALUE, decimal("-9223372036854775808.9", 20, 1)),
        expect(TO_INT, INT, null, decimal("9223372036854775808", 19, 0)),
        expect(TO_INT, INT, 12L, "12"),
        expect(TO_INT, INT, 12L, "+0012"),
        expect(TO_INT, INT, 0L, "-0"),
        expect(TO_INT, INT, Long.MAX_VALUE, "9223372036854775807"),
        expect(TO_INT, INT, null, "9223372036854775808"),
        expect(TO_INT, INT, Long.MIN_VALUE, "-9223372036854775808"),
        expect(TO_INT, INT, null, "-9223372036854775809"),
        expect(TO_INT, INT, null, "12.0"),
        expect(TO_INT, INT, null, "1e3"));
  }

  static Stream<OperatorCase> toDouble() {
    return Stream.of(
        expect(TO_DOUBLE, DOUBLE, 3.0, 3L),
        expect(TO_DOUBLE, DOUBLE, 0x1p53, (1L << 53) + 1),
        expect(TO_DOUBLE, DOUBLE, 1.1, decimal("1.10", 12, 2)),
        expect(TO_DOUBLE, DOUBLE, 9007199254740993e-2, decimal("90071992547409.93", 18, 2)),
        expect(TO_DOUBLE, DOUBLE, -0.1, decimal("-0.1000000000", 30, 10)),
        // The nearest double, which a detour over an inexact product would miss.
        expect(TO_DOUBLE, DOUBLE, 2.2345678901234567, decimal("2.2345678901234567", 38, 30)),
        expect(TO_DOUBLE, DOUBLE, 1000.0, "1e3"),
        expect(TO_DOUBLE, DOUBLE, -0.5, "-.5"),
        expect(TO_DOUBLE, DOUBLE, 5.0, "+5."),
        expect(TO_DOUBLE, DOUBLE, 0.001, "1E-3"),
        expect(TO_DOUBLE, DOUBLE, 0.0, "-0.0"),
        expect(TO_DOUBLE, DOUBLE, 0.0, "1e-99999999999999999999"),
        expect(TO_DOUBLE, DOUBLE, null, "1e99999999999999999999"),
        expect(TO_DOUBLE, DOUBLE, null, "1e309"));
  }

  static Stream<OperatorCase> toDecimal() {
    return Stream.of(
        expectDecimal(TO_DECIMAL, MONEY, "3.00", 3L),
        expectDecimal(TO_DECIMAL, Type.decimal(3, 2), null, 10L),
        expectDecimal(TO_DECIMAL, Type.decimal(19, 0), "-9223372036854775808", Long.MIN_VALUE),
        expectDecimal(TO_DECIMAL, MONEY, "0.12", 0.125),
        expectDecimal(TO_DECIMAL, MONEY, "0.38", 0.375),
        expectDecimal(TO_DECIMAL, MONEY, "1.00", 1.005),
        expectDecimal(TO_DECIMAL, MONEY, "0.00", -Double.MIN_VALUE),
        expectDecimal(TO_DECIMAL, MONEY, null, 1e10),
        expectDecimal(TO_DECIMAL, MONEY, null, Double.MAX_VALUE),
        expectDecimal(TO_DECIMAL, MONEY, "0.12", decimal("0.125", 10, 3)),
        expectDecimal(TO_DECIMAL, MONEY, "-0.38", decimal("-0.375", 30, 3)),
        expectDecimal(TO_DECIMAL, MONEY, "0.13", decimal("0.1250001", 30, 7)),
        expectDecimal(TO_DECIMAL, Type.decimal(2, 1), null, decimal("9.95", 3, 2)),
        expectDecimal(
            TO_DECIMAL, Type.decimal(38, 20), "1.5" + "0".repeat(19), decimal("1.5", 2, 1)),
        expectDecimal(TO_DECIMAL, MONEY, "12.35", "12.345000000000000000000000001"),
        expectDecimal(TO_DECIMAL, MONEY, "12.34", "12.345"),
        expectDecimal(TO_DECIMAL, MONEY, "-12.36", "-12.355"),
        expectDecimal(TO_DECIMAL, MONEY, "12.36", "12.355" + "0".repeat(100) + "1"),
        expectDecimal(TO_DECIMAL, MONEY, "1200.00", "1.2e3"),
        expectDecimal(TO_DECIMAL, MONEY, "0.01", "5000.1e-6"),
        expectDecimal(TO_DECIMAL, MONEY, "0.00", "5e-3"),
        expectDecimal(TO_DECIMAL, MONEY, "0.01", "5.1E-3"),
        expectDecimal(TO_DECIMAL, MONEY, "0.00", "0e999999999999"),
        expectDecimal(TO_DECIMAL, MONEY, "0.00", "-1e-999999999999999999999"),
        expectDecimal(TO_DECIMAL, MONEY, null, "1e999999999999999999999"),
        expectDecimal(TO_DECIMAL, MONEY, "9999999999.99", "9999999999.99"),
        expectDecimal(TO_DECIMAL, MONEY, null, "9999999999.995"),
        expectDecimal(TO_DECIMAL, MONEY, null, "10000000000"),
        expectDecimal(TO_DECIMAL, Type.decimal(3, 3), "0.125", ".125"),
        expectDecimal(TO_DECIMAL, Type.decimal(3, 3), null, "1"),
        expectDecimal(TO_DECIMAL, Type.decimal(38, 0), "9".repeat(38), "9".repeat(38)),
        expectDecimal(TO_DECIMAL, Type.decimal(38, 0), null, "1" + "0".repeat(38)));
  }

  static Stream<OperatorCase> toText() {
    return Stream.of(
        expect(TO_STRING, STRING, "true", true),
        expect(TO_STRING, STRING, "false", false),
        expect(TO_STRING, STRING, "-12", -12L),
        expect(TO_STRING, STRING, "a", "a"),
        expect(TO_STRING, STRING, "1.50", decimal("1.5", 12, 2)),
        expect(TO_STRING, STRING, "0.0000000000", decimal("0", 12, 10)),
        expect(TO_STRING, STRING, "-0.0000000001", decimal("-1e-10", 38, 10)),
        expect(TO_STRING, STRING, "1970-01-01T00:00:00.000000Z", timestamp(0)),
        expect(TO_STRING, STRING, "1969-12-31T23:59:59.999999Z", timestamp(-1)),
        expect(
            TO_STRING,
            STRING,
            "2026-01-31T09:05:00.000250Z",
            timestamp(micros("2026-01-31T09:05:00.000250Z"))),
        expect(
            TO_STRING,
            STRING,
            "+10000-01-01T00:00:00.000000Z",
            timestamp(micros("+10000-01-01T00:00:00Z"))),
        expect(
            TO_STRING,
            STRING,
            "-0001-06-01T12:00:00.000000Z",
            timestamp(micros("-0001-06-01T12:00:00Z"))),
        expect(TO_STRING, STRING, "+294247-01-10T04:00:54.775807Z", timestamp(Long.MAX_VALUE)),
        expect(TO_STRING, STRING, "PT1H30M", duration(5_400_000_000L)),
        expect(TO_STRING, STRING, "PT26H", duration(93_600_000_000L)),
        expect(TO_STRING, STRING, "PT-0.5S", duration(-500_000)),
        expect(TO_STRING, STRING, "PT0S", duration(0)),
        expect(
            TO_STRING,
            STRING,
            Duration.ofSeconds(-9_223_372_036_855L, 224_192_000).toString(),
            duration(Long.MIN_VALUE)));
  }

  private static long micros(String instant) {
    Instant parsed = Instant.parse(instant);
    return parsed.getEpochSecond() * 1_000_000 + parsed.getNano() / 1_000;
  }

  /** A text from outside must not cost more than its length, whatever number it spells. */
  @Test
  void readsVeryLongNumbersInTheTimeOfTheirLength() {
    String digits = "1234567890".repeat(500_000);
    expectDecimal(TO_DECIMAL, MONEY, null, digits).check();
    expectDecimal(TO_DECIMAL, MONEY, "0.12", "0." + digits).check();
    expectDecimal(TO_DECIMAL, MONEY, "12.35", digits + "e-4999998").check();
    expect(TO_INT, INT, null, digits).check();
  }
}
