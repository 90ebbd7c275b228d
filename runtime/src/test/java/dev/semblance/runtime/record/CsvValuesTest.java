package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.csv;
import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text in a CSV field becomes exactly the value that it names, or a bad record. */
class CsvValuesTest {
  private static final Type PRICE = Type.decimal(6, 2);
  private static final Type WIDE = Type.decimal(38, 20);

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void reads(Type type, String text, Object value) throws Exception {
    assertThat(read(required("x", type), csv(), text)).isEqualTo(value);
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        Arguments.of(Type.BOOL, "true", true),
        Arguments.of(Type.BOOL, "FALSE", false),
        Arguments.of(Type.BOOL, "True", true),
        Arguments.of(Type.INT, "0", 0L),
        Arguments.of(Type.INT, "-12", -12L),
        Arguments.of(Type.INT, "+7", 7L),
        Arguments.of(Type.INT, "007", 7L),
        Arguments.of(Type.INT, "999999999999999999", 999_999_999_999_999_999L),
        Arguments.of(Type.INT, "9223372036854775807", Long.MAX_VALUE),
        Arguments.of(Type.INT, "-9223372036854775808", Long.MIN_VALUE),
        Arguments.of(Type.INT, "3.0", 3L),
        Arguments.of(Type.INT, "12e2", 1200L),
        Arguments.of(Type.INT, "0e99999999", 0L),
        Arguments.of(Type.DOUBLE, "0.1", 0.1),
        Arguments.of(Type.DOUBLE, "-0.0", 0.0),
        Arguments.of(Type.DOUBLE, "-1e-999", 0.0),
        Arguments.of(Type.DOUBLE, "5", 5.0),
        Arguments.of(Type.DOUBLE, "1E3", 1000.0),
        Arguments.of(Type.DOUBLE, "4.9e-324", Double.MIN_VALUE),
        Arguments.of(PRICE, "9999.99", new BigDecimal("9999.99")),
        Arguments.of(PRICE, "-5", new BigDecimal("-5.00")),
        Arguments.of(PRICE, "1.2500", new BigDecimal("1.25")),
        Arguments.of(PRICE, "1e3", new BigDecimal("1000.00")),
        Arguments.of(PRICE, "-0", new BigDecimal("0.00")),
        Arguments.of(PRICE, "0e-99999999", new BigDecimal("0.00")),
        Arguments.of(
            WIDE,
            "-123456789012345678.90123456789012345678",
            new BigDecimal("-123456789012345678.90123456789012345678")),
        Arguments.of(Type.STRING, " a ", " a "),
        Arguments.of(Type.STRING, "", ""),
        Arguments.of(Type.STRING, "null", "null"),
        Arguments.of(Type.STRING, "\u00e9\uD83D\uDE00", "\u00e9\uD83D\uDE00"),
        Arguments.of(Type.DURATION, "-1500000", -1_500_000L),
        Arguments.of(Type.DURATION, "PT1H0.5S", 3_600_500_000L),
        Arguments.of(Type.DURATION, "-P1D", -86_400_000_000L),
        Arguments.of(Type.DURATION, "PT-0.0000001S", -1L),
        Arguments.of(Type.DURATION, "P1W", 604_800_000_000L),
        Arguments.of(Type.DURATION, "p-1w", -604_800_000_000L),
        Arguments.of(Type.DURATION, "-P2W1DT0.5S", -1_296_000_500_000L),
        Arguments.of(Type.DURATION, "PT0.0000019S", 1L));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refuses(Type type, String text, String reason) {
    assertThat(reason(nullable("x", type), csv(), text)).isEqualTo(reason);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        Arguments.of(Type.BOOL, "1", "`x`: not a bool: \"1\""),
        Arguments.of(Type.BOOL, "yes", "`x`: not a bool: \"yes\""),
        Arguments.of(Type.INT, "1.5", "`x`: not a 64-bit int: \"1.5\""),
        Arguments.of(Type.INT, " 1", "`x`: not a 64-bit int: \" 1\""),
        Arguments.of(Type.INT, "1_000", "`x`: not a 64-bit int: \"1_000\""),
        Arguments.of(Type.INT, "\u0661", "`x`: not a 64-bit int: \"\u0661\""),
        Arguments.of(
            Type.INT, "9223372036854775808", "`x`: not a 64-bit int: \"9223372036854775808\""),
        Arguments.of(Type.INT, "1e99999999", "`x`: not a 64-bit int: \"1e99999999\""),
        Arguments.of(Type.INT, "-", "`x`: not a 64-bit int: \"-\""),
        Arguments.of(Type.DOUBLE, "0x1p3", "`x`: not a double: \"0x1p3\""),
        Arguments.of(Type.DOUBLE, "1d", "`x`: not a double: \"1d\""),
        Arguments.of(Type.DOUBLE, "1,5", "`x`: not a double: \"1,5\""),
        Arguments.of(Type.DOUBLE, ".", "`x`: not a double: \".\""),
        Arguments.of(Type.DOUBLE, "1e", "`x`: not a double: \"1e\""),
        Arguments.of(PRICE, "10000", "`x`: \"10000\" does not fit decimal(6, 2)"),
        Arguments.of(PRICE, "1.005", "`x`: \"1.005\" does not fit decimal(6, 2)"),
        Arguments.of(PRICE, "1e-99999999", "`x`: \"1E-99999999\" does not fit decimal(6, 2)"),
        Arguments.of(PRICE, "1e99999999", "`x`: \"1E+99999999\" does not fit decimal(6, 2)"),
        Arguments.of(PRICE, "$5", "`x`: not a decimal(6, 2): \"$5\""),
        Arguments.of(PRICE, "NaN", "`x`: not a decimal(6, 2): \"NaN\""),
        Arguments.of(Type.DURATION, "1h", "`x`: not a duration: \"1h\""),
        Arguments.of(Type.DURATION, "P1M", "`x`: not a duration: \"P1M\""),
        Arguments.of(Type.DURATION, "P1D1W", "`x`: not a duration: \"P1D1W\""),
        Arguments.of(Type.DURATION, "P1.5W", "`x`: not a duration: \"P1.5W\""),
        Arguments.of(
            Type.DURATION, "P999999999999999W", "`x`: not a duration: \"P999999999999999W\""),
        Arguments.of(
            Type.DURATION, "PT9999999999999H", "`x`: not a duration: \"PT9999999999999H\""),
        Arguments.of(
            Type.INT, "1".repeat(70), "`x`: not a 64-bit int: \"" + "1".repeat(60) + "...\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "-inf", "Infinity", "+INF", "1e999", "-1e999"})
  void doublesThatAreNotFiniteAreNullOrBad(String text) throws Exception {
    assertThat(read(nullable("x", Type.DOUBLE), csv(), text)).isNull();
    assertThat(reason(required("x", Type.DOUBLE), csv(), text))
        .isEqualTo("`x` is not finite, and its declaration does not allow null");
  }

  @Test
  void anEmptyFieldIsNullWhereNullIsAllowed() throws Exception {
    assertThat(read(nullable("x", Type.STRING), csv(), "")).isNull();
    assertThat(read(nullable("x", Type.INT), csv(), "")).isNull();
    assertThat(reason(required("x", Type.INT), csv(), ""))
        .isEqualTo("`x` is null, which its declaration does not allow");
  }

  @Test
  void wordsForNullAreNullAndNothingElse() throws Exception {
    CsvOptions options = new CsvOptions(',', '"', List.of("?", "NA"), List.of());
    EventBinding binding = Events.binding(RecordFormat.CSV, options, Map.of(), TimeFormat.ISO);
    assertThat(read(nullable("x", Type.STRING), binding, "?")).isNull();
    assertThat(read(nullable("x", Type.TIMESTAMP), binding, "NA")).isNull();
    assertThat(read(nullable("x", Type.STRING), binding, "na")).isEqualTo("na");
    assertThat(reason(required("x", Type.STRING), binding, "?"))
        .isEqualTo("`x` is null, which its declaration does not allow");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void readsMoments(TimeFormat format, String text, String instant) throws Exception {
    Instant moment = Instant.parse(instant);
    long micros = moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    assertThat(read(required("x", Type.TIMESTAMP), csv(format), text)).isEqualTo(micros);
  }

  static Stream<Arguments> readsMoments() {
    TimeFormat iso = TimeFormat.ISO;
    TimeFormat paris = new TimeFormat(null, null, "Europe/Paris");
    TimeFormat offset = new TimeFormat(null, null, "-03:30");
    return Stream.of(
        Arguments.of(iso, "2022-12-24T15:53:30Z", "2022-12-24T15:53:30Z"),
        Arguments.of(iso, "2015-09-12T00:46:58.771Z", "2015-09-12T00:46:58.771Z"),
        Arguments.of(iso, "2012-03-19 10:42:46", "2012-03-19T10:42:46Z"),
        Arguments.of(iso, "2012-03-19T10:42", "2012-03-19T10:42:00Z"),
        Arguments.of(iso, "2012-02-29", "2012-02-29T00:00:00Z"),
        Arguments.of(iso, "2012-03-19T10:42:46.1234567891+01:00", "2012-03-19T09:42:46.123456Z"),
        Arguments.of(iso, "2012-03-19T10:42:46,5-0330", "2012-03-19T14:12:46.5Z"),
        Arguments.of(iso, "2012-03-19t10:42:46+02", "2012-03-19T08:42:46Z"),
        Arguments.of(iso, "1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
        Arguments.of(iso, "0001-01-01", "0001-01-01T00:00:00Z"),
        Arguments.of(iso, "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999Z"),
        Arguments.of(paris, "2021-07-01T12:00", "2021-07-01T10:00:00Z"),
        Arguments.of(paris, "2021-07-01T12:00Z", "2021-07-01T12:00:00Z"),
        Arguments.of(paris, "2021-07-01", "2021-06-30T22:00:00Z"),
        Arguments.of(paris, "2026-03-29T02:30", "2026-03-29T01:30:00Z"),
        Arguments.of(paris, "2026-10-25T02:30", "2026-10-25T00:30:00Z"),
        Arguments.of(
            new TimeFormat(null, "d/M/yyyy HH:mm", "Europe/Paris"),
            "29/3/2026 02:30",
            "2026-03-29T01:30:00Z"),
        Arguments.of(offset, "2021-07-01T12:00", "2021-07-01T15:30:00Z"),
        Arguments.of(TimeFormat.of(EpochUnit.S), "1", "1970-01-01T00:00:01Z"),
        Arguments.of(TimeFormat.of(EpochUnit.S), "1.0000019", "1970-01-01T00:00:01.000001Z"),
        Arguments.of(TimeFormat.of(EpochUnit.MS), "1442018818771", "2015-09-12T00:46:58.771Z"),
        Arguments.of(TimeFormat.of(EpochUnit.MS), "-1", "1969-12-31T23:59:59.999Z"),
        Arguments.of(TimeFormat.of(EpochUnit.US), "-1.5", "1969-12-31T23:59:59.999998Z"),
        Arguments.of(TimeFormat.of(EpochUnit.NS), "1999", "1970-01-01T00:00:00.000001Z"),
        Arguments.of(TimeFormat.of(EpochUnit.NS), "-1", "1969-12-31T23:59:59.999999Z"),
        Arguments.of(TimeFormat.of(EpochUnit.S), "1.6e9", "2020-09-13T12:26:40Z"),
        Arguments.of(pattern("d/M/yyyy HH:mm"), "29/2/2016 01:23", "2016-02-29T01:23:00Z"),
        Arguments.of(pattern("d/M/yyyy HH:mm"), "5/12/2016 23:00", "2016-12-05T23:00:00Z"),
        Arguments.of(pattern("yyyy-MM-dd HH:mm:ss"), "2012-03-19 10:42:46", "2012-03-19T10:42:46Z"),
        Arguments.of(pattern("dd.MM.yyyy"), "31.12.1999", "1999-12-31T00:00:00Z"),
        Arguments.of(pattern("M/d/yy h:mm a"), "1/2/20 12:04 AM", "2020-01-02T00:04:00Z"),
        Arguments.of(
            pattern("EEE, d MMM yyyy HH:mm:ss Z"),
            "Mon, 19 Mar 2012 10:42:46 +0100",
            "2012-03-19T09:42:46Z"),
        Arguments.of(pattern("yyyyMMddHHmmssSSS"), "20120319104246123", "2012-03-19T10:42:46.123Z"),
        Arguments.of(
            TimeFormat.ofPattern("d/M/yyyy HH:mm", "America/Sao_Paulo"),
            "1/1/2016 00:00",
            "2016-01-01T02:00:00Z"));
  }

  private static TimeFormat pattern(String pattern) {
    return TimeFormat.ofPattern(pattern, "UTC");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void refusesWhatIsNoMoment(TimeFormat format, String text, String reason) {
    assertThat(reason(required("x", Type.TIMESTAMP), csv(format), text)).contains(reason);
  }

  static Stream<Arguments> refusesWhatIsNoMoment() {
    String no = "not a timestamp";
    String range = "outside the years 1 to 9999";
    TimeFormat seconds = TimeFormat.of(EpochUnit.S);
    return Stream.of(
        Arguments.of(TimeFormat.ISO, "2015-02-29", no),
        Arguments.of(TimeFormat.ISO, "2015-13-01", no),
        Arguments.of(TimeFormat.ISO, "2015-00-10", no),
        Arguments.of(TimeFormat.ISO, "2015-01-01T24:00", no),
        Arguments.of(TimeFormat.ISO, "2015-01-01T10:00:60Z", no),
        Arguments.of(TimeFormat.ISO, "2015-01-01T10:00:00.Z", no),
        Arguments.of(TimeFormat.ISO, "2015-01-01T10", no),
        Arguments.of(TimeFormat.ISO, "2015-01-01T10:00Z ", no),
        Arguments.of(TimeFormat.ISO, "2015-01-01T10:00+1", no),
        Arguments.of(TimeFormat.ISO, "15-01-01", no),
        Arguments.of(TimeFormat.ISO, "1442018818771", no),
        Arguments.of(TimeFormat.ISO, "0000-01-01", range),
        Arguments.of(seconds, "2015-01-01", no),
        Arguments.of(seconds, "1442018818771", range + "; is its unit right?"),
        Arguments.of(seconds, "9223372036854775807", range),
        Arguments.of(seconds, "1e99999999", range),
        Arguments.of(seconds, "1e-99999999", range),
        Arguments.of(pattern("d/M/yyyy HH:mm"), "31/2/2016 01:23", no),
        Arguments.of(pattern("d/M/yyyy HH:mm"), "2/13/2016 01:23", no),
        Arguments.of(pattern("d/M/yyyy HH:mm"), "2/1/2016", no),
        Arguments.of(pattern("d/M/yyyy HH:mm"), "2/1/2016 01:23 ", no),
        Arguments.of(pattern("yyyy-MM-dd[ HH:mm]"), "2016-02-30", no));
  }

  private static String reason(Field field, EventBinding binding, String text) {
    BadRecordException bad =
        catchThrowableOfType(BadRecordException.class, () -> read(field, binding, text));
    assertThat(bad).as("`%s` must be bad", text).isNotNull();
    return bad.reason();
  }

  /** The text between two neighbours, so that it is a field of a record, and quoted. */
  private static Object read(Field field, EventBinding binding, String text)
      throws BadRecordException {
    EventSchema schema = event(field);
    RecordParser parser = RecordParser.csv("c.csv", List.of("a", "x", "b"), schema, binding);
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), 1);
    byte[] record = ("1,\"" + text + "\",2").getBytes(StandardCharsets.UTF_8);
    try {
      parser.parse(record, 0, record.length, batch);
      assertThat(batch.rows()).isEqualTo(1);
    } catch (BadRecordException e) {
      assertThat(batch.rows()).isZero();
      throw e;
    }
    return batch.vector(0).value(0);
  }
}
