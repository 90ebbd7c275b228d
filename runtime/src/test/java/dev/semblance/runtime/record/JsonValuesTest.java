package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.json;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnBatch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of a JSON object becomes exactly what it is declared to be, or a bad record. */
class JsonValuesTest {
  private static final Type PRICE = Type.decimal(6, 2);
  private static final TimeFormat MILLIS = TimeFormat.of(EpochUnit.MS);

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void reads(Type type, String value, Object expected) throws Exception {
    assertThat(read(nullable("x", type), json(MILLIS), "{\"x\":" + value + "}"))
        .isEqualTo(expected);
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        Arguments.of(Type.BOOL, "true", true),
        Arguments.of(Type.BOOL, "null", null),
        Arguments.of(Type.INT, "-9223372036854775808", Long.MIN_VALUE),
        Arguments.of(Type.INT, "3.0", 3L),
        Arguments.of(Type.INT, "1e3", 1000L),
        Arguments.of(Type.DOUBLE, "0.1", 0.1),
        Arguments.of(Type.DOUBLE, "3", 3.0),
        Arguments.of(Type.DOUBLE, "-0", 0.0),
        Arguments.of(Type.DOUBLE, "-0.0", 0.0),
        Arguments.of(Type.DOUBLE, "123456789012345678901234567890", 1.2345678901234568e29),
        Arguments.of(Type.DOUBLE, "1e999", null),
        Arguments.of(Type.DOUBLE, "\"NaN\"", null),
        Arguments.of(Type.DOUBLE, "\"-Infinity\"", null),
        Arguments.of(PRICE, "0.10", new BigDecimal("0.10")),
        Arguments.of(PRICE, "\"12.5\"", new BigDecimal("12.50")),
        Arguments.of(PRICE, "7", new BigDecimal("7.00")),
        Arguments.of(
            Type.decimal(38, 18),
            "12345678901234567890.123456789012345678",
            new BigDecimal("12345678901234567890.123456789012345678")),
        Arguments.of(Type.STRING, "\"\"", ""),
        Arguments.of(Type.STRING, "\"\\u00e9\\ud83d\\ude00\\n\"", "\u00e9\uD83D\uDE00\n"),
        Arguments.of(Type.TIMESTAMP, "1500", 1_500_000L),
        Arguments.of(Type.TIMESTAMP, "0.0015", 1L),
        Arguments.of(Type.TIMESTAMP, "\"1970-01-01T00:00:02Z\"", 2_000_000L),
        Arguments.of(Type.DURATION, "5", 5L),
        Arguments.of(Type.DURATION, "\"PT2S\"", 2_000_000L),
        Arguments.of(Type.DURATION, "\"P1W\"", 604_800_000_000L),
        Arguments.of(Type.listOf(Type.INT), "[]", List.of()),
        Arguments.of(Type.listOf(Type.INT), "[1, 2.0]", List.of(1L, 2L)),
        Arguments.of(
            Type.listOf(PRICE),
            "[\"1\", 2.50]",
            List.of(new BigDecimal("1.00"), new BigDecimal("2.50"))),
        Arguments.of(Type.listOf(Type.DOUBLE), "[-0.0]", List.of(0.0)),
        Arguments.of(Type.listOf(Type.TIMESTAMP), "[1]", List.of(1000L)),
        Arguments.of(
            Type.listOf(Type.listOf(Type.STRING)),
            "[[\"a\"], []]",
            List.of(List.of("a"), List.of())),
        Arguments.of(Type.mapOf(Type.INT), "{}", Map.of()),
        Arguments.of(
            Type.mapOf(Type.INT), "{\"b\": 2, \"a.b\": null, \"\": 1.0}", Map.of("b", 2L, "", 1L)),
        Arguments.of(
            Type.mapOf(PRICE),
            "{\"x\": \"1\", \"y\": 2.50}",
            Map.of("x", new BigDecimal("1.00"), "y", new BigDecimal("2.50"))),
        Arguments.of(Type.mapOf(Type.DOUBLE), "{\"x\": -0.0, \"y\": \"NaN\"}", Map.of("x", 0.0)),
        Arguments.of(Type.mapOf(Type.TIMESTAMP), "{\"x\": 1}", Map.of("x", 1000L)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refuses(Type type, String value, String reason) {
    assertThat(reason(nullable("x", type), json(), "{\"x\":" + value + "}")).isEqualTo(reason);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        Arguments.of(Type.BOOL, "1", "`x`: not a bool: \"1\""),
        Arguments.of(Type.BOOL, "\"true\"", "`x`: not a bool: the text \"true\""),
        Arguments.of(Type.INT, "1.5", "`x`: not a 64-bit int: \"1.5\""),
        Arguments.of(Type.INT, "\"1\"", "`x`: not a 64-bit int: the text \"1\""),
        Arguments.of(Type.INT, "true", "`x`: not a 64-bit int: \"true\""),
        Arguments.of(
            Type.INT, "9223372036854775808", "`x`: not a 64-bit int: \"9223372036854775808\""),
        Arguments.of(Type.DOUBLE, "\"1.5\"", "`x`: not a double: the text \"1.5\""),
        Arguments.of(PRICE, "1.005", "`x`: \"1.005\" does not fit decimal(6, 2)"),
        Arguments.of(PRICE, "1e99999", "`x`: \"1E+99999\" does not fit decimal(6, 2)"),
        Arguments.of(PRICE, "\"\"", "`x`: not a decimal(6, 2): \"\""),
        Arguments.of(Type.STRING, "5", "`x`: not a string: \"5\""),
        Arguments.of(Type.STRING, "{\"a\":1}", "`x`: not a string: \"{...}\""),
        Arguments.of(Type.STRING, "[\"a\"]", "`x`: not a string: \"[...]\""),
        Arguments.of(Type.STRING, "\"\\ud83d\"", "`x` holds half a character (a lone surrogate)"),
        Arguments.of(
            Type.STRING, "\"\\ude00\\ud83d\"", "`x` holds half a character (a lone surrogate)"),
        Arguments.of(
            Type.TIMESTAMP,
            "1500",
            "`x`: the number \"1500\" is no moment without a unit: write `time: { unit: ms }` in"
                + " the bindings, or s, us, ns"),
        Arguments.of(Type.TIMESTAMP, "\"yesterday\"", "`x`: not a timestamp: \"yesterday\""),
        Arguments.of(Type.DURATION, "1.5", "`x`: not a duration: \"1.5\""),
        Arguments.of(Type.listOf(Type.INT), "5", "`x`: not a list<int>: \"5\""),
        Arguments.of(
            Type.listOf(Type.INT),
            "[1, null]",
            "`x[]` is null, which its declaration does not allow"),
        Arguments.of(Type.listOf(Type.INT), "[\"1\"]", "`x[]`: not a 64-bit int: the text \"1\""),
        Arguments.of(Type.mapOf(Type.INT), "[]", "`x`: not a map<string, int>: \"[...]\""),
        Arguments.of(Type.mapOf(Type.INT), "5", "`x`: not a map<string, int>: \"5\""),
        Arguments.of(
            Type.mapOf(Type.INT),
            "{\"a\": 1, \"b\": \"2\"}",
            "`x[\"b\"]`: not a 64-bit int: the text \"2\""),
        Arguments.of(
            Type.mapOf(Type.INT), "{\"a\": {\"b\": 1}}", "`x[\"a\"]`: not a 64-bit int: \"{...}\""),
        Arguments.of(
            Type.mapOf(Type.INT),
            "{\"a\": 1, \"a\": null}",
            "`x`: the key \"a\" stands there twice"),
        Arguments.of(
            Type.mapOf(Type.TIMESTAMP),
            "{\"a\": \"now\"}",
            "`x[\"a\"]`: not a timestamp: \"now\""));
  }

  @ParameterizedTest(name = "[{0}]")
  @MethodSource
  void refusesWhatIsNotOneObject(String record, String reason) {
    assertThat(reason(required("x", Type.INT), json(), record)).startsWith(reason);
  }

  static Stream<Arguments> refusesWhatIsNotOneObject() {
    return Stream.of(
        Arguments.of("", "not a JSON object"),
        Arguments.of("[{\"x\":1}]", "not a JSON object"),
        Arguments.of("5", "not a JSON object"),
        Arguments.of("{\"x\":1} {\"x\":2}", "more than one JSON object"),
        Arguments.of("{\"x\":1}}", "not JSON: "),
        Arguments.of("{\"x\":1", "not JSON: "),
        Arguments.of("{\"x\":NaN}", "not JSON: "),
        Arguments.of("{'x':1}", "not JSON: "),
        Arguments.of("{\"x\":1,}", "not JSON: "),
        Arguments.of("{\"x\":01}", "not JSON: "),
        Arguments.of("{\"x\":" + "[".repeat(5_000) + "}", "`x`: not a 64-bit int"),
        Arguments.of("{\"y\":" + "[".repeat(5_000) + "}", "not JSON: "),
        Arguments.of("{\"x\":" + "9".repeat(5_000) + "}", "not JSON: "),
        Arguments.of("{\"x\":1, \"y\":2, \"x\":1}", "`x` stands there twice"),
        Arguments.of("{}", "`x` is missing"),
        Arguments.of("{\"X\":1}", "`x` is missing"),
        Arguments.of("{\"x\":null}", "`x` is null, which its declaration does not allow"));
  }

  @Test
  void absentIsNullWhereNullIsAllowedAndUnknownFieldsArePassedOver() throws Exception {
    assertThat(
            read(
                nullable("x", Type.INT),
                json(),
                "{\"y\":{\"x\":[1,{\"x\":2}]},\"z\":[[]],\"y\":null}"))
        .isNull();
  }

  @Test
  void bytesThatAreNotUtf8AreBad() {
    EventSchema schema = event(required("x", Type.STRING));
    byte[] record = "{\"x\":\"a_b\"}".getBytes(StandardCharsets.US_ASCII);
    record[7] = (byte) 0xFF;
    assertThatThrownBy(
            () ->
                RecordParser.json(schema, json())
                    .parse(record, 0, record.length, new ColumnBatch(EventLayout.of(schema), 1)))
        .isInstanceOf(BadRecordException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @Test
  void aColumnMayGiveSeveralFieldsEachOfItsOwnType() throws Exception {
    EventSchema schema =
        event(required("n", Type.INT), required("d", Type.DOUBLE), required("p", PRICE));
    EventBinding binding =
        Events.binding(
            RecordFormat.JSON,
            CsvOptions.DEFAULTS,
            Map.of("n", "v", "d", "v", "p", "v"),
            TimeFormat.ISO);
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), 1);
    byte[] record = "{\"v\": 12}".getBytes(StandardCharsets.UTF_8);
    RecordParser.json(schema, binding).parse(record, 0, record.length, batch);
    assertThat(Events.rows(batch)).containsExactly(List.of(12L, 12.0, new BigDecimal("12.00")));
  }

  @Test
  void aRecordDoesNotSeeWhatTheOneBeforeItHeld() throws Exception {
    EventSchema schema = event(nullable("x", Type.STRING), nullable("y", Type.INT));
    RecordParser parser = RecordParser.json(schema, json());
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), 1);
    for (String record :
        List.of("{\"x\":\"a\",\"y\":1}", "{\"x\":\"b\",\"y\":\"bad\"}", "{\"y\":2}")) {
      byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
      try {
        parser.parse(bytes, 0, bytes.length, batch);
      } catch (BadRecordException e) {
        assertThat(record).contains("bad");
      }
    }
    assertThat(Events.rows(batch)).containsExactly(List.of("a", 1L), Arrays.asList(null, 2L));
  }

  private static String reason(Field field, EventBinding binding, String record) {
    BadRecordException bad =
        catchThrowableOfType(BadRecordException.class, () -> read(field, binding, record));
    assertThat(bad).as("%s must be bad", record).isNotNull();
    return bad.reason();
  }

  private static Object read(Field field, EventBinding binding, String record)
      throws BadRecordException {
    EventSchema schema = event(field);
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), 1);
    byte[] bytes = ("__" + record + "__").getBytes(StandardCharsets.UTF_8);
    try {
      RecordParser.json(schema, binding).parse(bytes, 2, bytes.length - 4, batch);
    } catch (BadRecordException e) {
      assertThat(batch.rows()).isZero();
      throw e;
    }
    return batch.vector(0).value(0);
  }
}
