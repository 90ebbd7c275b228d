package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Columns that have types already: what fits is taken exactly, what does not is refused by name.
 */
class ValueDoorTest {
  private static final Type PRICE = Type.decimal(6, 2);
  private static final TimeFormat PARIS = new TimeFormat(null, null, "Europe/Paris");
  private static final TimeFormat MILLIS = TimeFormat.of(EpochUnit.MS);

  @ParameterizedTest(name = "{1} as {0}: {3}")
  @MethodSource
  void takes(Type type, String source, TimeFormat time, Object value, Object expected)
      throws Exception {
    assertThat(take(required("x", type), source, time, value)).isEqualTo(expected);
  }

  static Stream<Arguments> takes() {
    TimeFormat iso = TimeFormat.ISO;
    long day = 86_400_000_000L;
    return Stream.of(
        Arguments.of(Type.BOOL, "boolean", iso, true, true),
        Arguments.of(Type.INT, "bigint", iso, Long.MIN_VALUE, Long.MIN_VALUE),
        Arguments.of(Type.INT, "tinyint", iso, 5L, 5L),
        Arguments.of(Type.INT, "decimal(38,0)", iso, new BigDecimal("12"), 12L),
        Arguments.of(Type.DOUBLE, "double", iso, -0.0, 0.0),
        Arguments.of(Type.DOUBLE, "float", iso, (double) 0.1f, (double) 0.1f),
        Arguments.of(Type.DOUBLE, "int", iso, 5L, 5.0),
        Arguments.of(Type.DOUBLE, "decimal(5,1)", iso, new BigDecimal("0.1"), 0.1),
        Arguments.of(PRICE, "decimal(12,4)", iso, new BigDecimal("1.2500"), new BigDecimal("1.25")),
        Arguments.of(PRICE, "bigint", iso, 9999L, new BigDecimal("9999.00")),
        Arguments.of(PRICE, "string", iso, "1.5", new BigDecimal("1.50")),
        Arguments.of(Type.STRING, "string", iso, "", ""),
        Arguments.of(Type.STRING, "varchar(20)", iso, "a", "a"),
        Arguments.of(Type.TIMESTAMP, "timestamp", PARIS, -1L, -1L),
        Arguments.of(Type.TIMESTAMP, "timestamp_ntz", iso, 17L, 17L),
        Arguments.of(Type.TIMESTAMP, "timestamp_ntz", PARIS, -1L, -3_600_000_001L),
        Arguments.of(Type.TIMESTAMP, "date", iso, -1L, -day),
        Arguments.of(Type.TIMESTAMP, "date", PARIS, 1L, day - 3_600_000_000L),
        Arguments.of(Type.TIMESTAMP, "string", PARIS, "1970-01-01 01:00", 0L),
        Arguments.of(Type.TIMESTAMP, "bigint", MILLIS, -1L, -1_000L),
        Arguments.of(Type.TIMESTAMP, "string", MILLIS, "2", 2_000L),
        Arguments.of(
            Type.TIMESTAMP,
            "double",
            TimeFormat.of(EpochUnit.S),
            1450000000.123,
            1_450_000_000_123_000L),
        Arguments.of(Type.TIMESTAMP, "decimal(20,4)", MILLIS, new BigDecimal("0.0019"), 1L),
        Arguments.of(Type.DURATION, "bigint", iso, 5L, 5L),
        Arguments.of(Type.DURATION, "interval day to second", iso, 5L, 5L),
        Arguments.of(Type.DURATION, "string", iso, "PT1S", 1_000_000L),
        Arguments.of(Type.DURATION, "string", iso, "P1W", 604_800_000_000L),
        Arguments.of(Type.listOf(Type.INT), "array<int>", iso, List.of(1L), List.of(1L)),
        Arguments.of(
            Type.listOf(Type.listOf(PRICE)),
            "array<array<decimal(9,1)>>",
            iso,
            List.of(List.of(new BigDecimal("1.5")), List.of()),
            List.of(List.of(new BigDecimal("1.50")), List.of())),
        Arguments.of(
            Type.listOf(Type.TIMESTAMP), "array<bigint>", MILLIS, List.of(1L), List.of(1_000L)),
        Arguments.of(
            Type.mapOf(PRICE),
            "map<string,decimal(9,1)>",
            iso,
            entries("b", new BigDecimal("1.5"), "a", new BigDecimal("2.0"), "c", null),
            Map.of("a", new BigDecimal("2.00"), "b", new BigDecimal("1.50"))),
        Arguments.of(
            Type.mapOf(Type.DOUBLE),
            "map<string,double>",
            iso,
            entries("", -0.0, "nan", Double.NaN),
            Map.of("", 0.0)),
        Arguments.of(
            Type.mapOf(Type.TIMESTAMP),
            "map<string,bigint>",
            MILLIS,
            entries("a", 1L),
            Map.of("a", 1_000L)),
        Arguments.of(Type.mapOf(Type.INT), "map<string,int>", iso, entries(), Map.of()));
  }

  /** The entries of a map as a source gives them, in its order. */
  private static List<List<Object>> entries(Object... keysAndValues) {
    List<List<Object>> entries = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < keysAndValues.length; i++) {
      entries.get(i % 2).add(keysAndValues[i]);
    }
    return entries;
  }

  @ParameterizedTest(name = "{1} as {0}: {2}")
  @MethodSource
  void refusesValues(Type type, String source, Object value, String reason) {
    BadRecordException bad =
        catchThrowableOfType(
            BadRecordException.class,
            () -> take(required("x", type), source, TimeFormat.of(EpochUnit.S), value));
    assertThat(bad.reason()).startsWith(reason);
  }

  static Stream<Arguments> refusesValues() {
    String nullReason = "`x` is null, which its declaration does not allow";
    return Stream.of(
        Arguments.of(Type.INT, "bigint", null, nullReason),
        Arguments.of(Type.listOf(Type.INT), "array<int>", Arrays.asList(1L, null), "`x[]` is null"),
        Arguments.of(Type.mapOf(Type.INT), "map<string,int>", null, nullReason),
        Arguments.of(
            Type.mapOf(Type.INT),
            "map<string,int>",
            entries("a", 1L, "b", 2L, "a", null),
            "`x`: the key \"a\" stands there twice"),
        Arguments.of(
            Type.mapOf(Type.INT), "map<string,int>", entries(null, 1L), "`x`: a key is no text"),
        Arguments.of(
            Type.mapOf(Type.INT),
            "map<string,int>",
            entries("\ud800", 1L),
            "`x`: a key holds half a character"),
        Arguments.of(
            Type.mapOf(PRICE),
            "map<string,string>",
            entries("fee", "1", "tax", "much"),
            "`x[\"tax\"]`: not a decimal(6, 2): \"much\""),
        Arguments.of(
            Type.mapOf(Type.STRING),
            "map<string,string>",
            entries("a", "\ud800"),
            "`x[\"a\"]` holds half a character"),
        Arguments.of(Type.DOUBLE, "double", Double.NaN, "`x` is not finite"),
        Arguments.of(Type.TIMESTAMP, "double", Double.POSITIVE_INFINITY, nullReason),
        Arguments.of(PRICE, "decimal(12,4)", new BigDecimal("1.2501"), "`x`: \"1.2501\" does not"),
        Arguments.of(PRICE, "bigint", 10_000L, "`x`: \"10000\" does not fit decimal(6, 2)"),
        Arguments.of(
            Type.INT,
            "decimal(38,0)",
            new BigDecimal("9223372036854775808"),
            "`x`: not a 64-bit int"),
        Arguments.of(Type.STRING, "string", "\ud800", "`x` holds half a character"),
        Arguments.of(
            Type.TIMESTAMP, "timestamp", Long.MAX_VALUE, "`x`: a moment outside the years"),
        Arguments.of(Type.TIMESTAMP, "bigint", Long.MAX_VALUE, "`x`: 9223372036854775807 s is"),
        Arguments.of(Type.TIMESTAMP, "string", "now", "`x`: not a timestamp: \"now\""));
  }

  @Test
  void nullsAndDoublesThatAreNotFiniteAreNullWhereAllowed() throws Exception {
    assertThat(take(nullable("x", Type.INT), "int", TimeFormat.ISO, null)).isNull();
    assertThat(take(nullable("x", Type.DOUBLE), "double", TimeFormat.ISO, Double.NaN)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bool            | int           | correct the declaration
          int             | double        | correct the declaration
          int             | string        | correct the declaration
          int             | decimal(5,2)  | correct the declaration
          double          | string        | correct the declaration
          decimal(6, 2)   | double        | declare the field as a double
          string          | int           | correct the declaration
          string          | binary        | correct the declaration
          timestamp       | bigint        | write `time: { unit: ms }` in the bindings
          timestamp       | boolean       | correct the declaration
          duration        | double        | correct the declaration
          list<int>       | int           | correct the declaration
          list<int>       | array<string> | correct the declaration
          list<timestamp> | array<bigint> | write `time: { unit: ms }` in the bindings
          int             | struct<a:int> | correct the declaration
          map<int>        | array<int>    | correct the declaration
          map<int>        | map<string,string> | correct the declaration
          map<int>        | map<int,int>  | correct the declaration
          list<int>       | map<string,int> | correct the declaration
          """)
  void refusesColumnsOfTypesThatDoNotFit(String declared, String source, String advice) {
    assertThatThrownBy(
            () ->
                ValueDoor.of(
                    "f.parquet",
                    required("x", type(declared)),
                    "c",
                    SourceType.named(source),
                    TimeFormat.ISO))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(
            "f.parquet: the column `c` is " + source + ", which the field `x`, a " + type(declared))
        .hasMessageContaining("cannot be read from; " + advice);
  }

  private static Type type(String text) {
    return switch (text) {
      case "bool" -> Type.BOOL;
      case "int" -> Type.INT;
      case "double" -> Type.DOUBLE;
      case "decimal(6, 2)" -> PRICE;
      case "string" -> Type.STRING;
      case "timestamp" -> Type.TIMESTAMP;
      case "duration" -> Type.DURATION;
      case "list<int>" -> Type.listOf(Type.INT);
      case "map<int>" -> Type.mapOf(Type.INT);
      default -> Type.listOf(Type.TIMESTAMP);
    };
  }

  @Test
  void aMissingColumnIsAnErrorThatNamesNearOnes() {
    EventSchema schema = event(required("at", Type.TIMESTAMP), nullable("card", Type.STRING));
    EventBinding binding =
        Events.binding(
            RecordFormat.PARQUET, CsvOptions.DEFAULTS, Map.of("card", "card_id"), TimeFormat.ISO);
    Map<String, SourceType> columns = new LinkedHashMap<>();
    columns.put("at", SourceType.named("timestamp"));
    columns.put("cart_id", SourceType.named("string"));
    assertThatThrownBy(() -> ValueDoor.of("f.parquet", schema, binding, columns))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "f.parquet: no column `card_id` for the field `card` of `charge`; did you mean"
                + " `cart_id`? (bindings: `columns: { card: ... }`)");
    columns.put("card_id", SourceType.named("string"));
    assertThatCode(
            () ->
                assertThat(ValueDoor.of("f.parquet", schema, binding, columns))
                    .extracting(ValueDoor::column)
                    .containsExactly("at", "card_id"))
        .doesNotThrowAnyException();
  }

  private static Object take(Field field, String source, TimeFormat time, Object value)
      throws BadRecordException {
    SourceType type = SourceType.named(source);
    ValueDoor door = ValueDoor.of("f.parquet", field, "c", type, time);
    ColumnVector into = new ColumnVector(field.type(), 1);
    if (value == null) {
      door.acceptNull(into, 0);
      return into.value(0);
    }
    switch (type.kind()) {
      case BOOLEAN -> door.acceptBoolean((Boolean) value, into, 0);
      case INTEGER, TIMESTAMP, LOCAL_TIMESTAMP, DATE, DURATION ->
          door.acceptLong((Long) value, into, 0);
      case REAL -> door.acceptDouble((Double) value, into, 0);
      case DECIMAL -> door.acceptDecimal((BigDecimal) value, into, 0);
      case TEXT -> door.acceptText((String) value, into, 0);
      case LIST -> door.acceptList((List<?>) value, into, 0);
      case MAP ->
          door.acceptMap(
              (List<?>) ((List<?>) value).get(0), (List<?>) ((List<?>) value).get(1), into, 0);
      case OTHER -> throw new AssertionError(source);
    }
    return into.value(0);
  }
}
