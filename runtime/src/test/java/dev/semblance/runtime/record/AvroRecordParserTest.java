package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.runtime.binding.Topic.Framing;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message in Avro holds comes in exactly, and what is no event is bad, whatever it is. */
class AvroRecordParserTest {
  private static final String CENTS = "\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}";

  @ParameterizedTest(name = "{0} as {2}")
  @MethodSource
  void takes(String avroType, Object written, Type type, Object expected) throws Exception {
    assertThat(read(avroType, written, required("x", type), TimeFormat.ISO)).isEqualTo(expected);
  }

  static Stream<Arguments> takes() {
    BigDecimal price = new BigDecimal("-1.50");
    byte[] cents = {(byte) 0xFF, 0x6A};
    return Stream.of(
        Arguments.of("\"boolean\"", true, Type.BOOL, true),
        Arguments.of("\"int\"", -3, Type.INT, -3L),
        Arguments.of("\"long\"", Long.MIN_VALUE, Type.INT, Long.MIN_VALUE),
        Arguments.of("\"long\"", Long.MAX_VALUE, Type.DURATION, Long.MAX_VALUE),
        Arguments.of("\"string\"", "P1W", Type.DURATION, 604_800_000_000L),
        Arguments.of("\"double\"", -0.0, Type.DOUBLE, 0.0),
        Arguments.of("\"float\"", 0.1f, Type.DOUBLE, (double) 0.1f),
        Arguments.of("\"string\"", "é😀", Type.STRING, "é😀"),
        Arguments.of("\"string\"", "-1.5", Type.decimal(6, 2), price),
        Arguments.of("{\"type\":\"bytes\"," + CENTS, ByteBuffer.wrap(cents), price(6), price),
        Arguments.of(
            fixed("c", 4, "," + CENTS),
            fixedOf(new byte[] {-1, -1, cents[0], cents[1]}),
            price(38),
            price),
        Arguments.of(
            "{\"type\":\"enum\",\"name\":\"k\",\"symbols\":[\"a\",\"b\"]}",
            new GenericData.EnumSymbol(enumOf("a", "b"), "b"),
            Type.STRING,
            "b"),
        Arguments.of(
            logical("string", "uuid"),
            "123e4567-e89b-12d3-a456-426614174000",
            Type.STRING,
            "123e4567-e89b-12d3-a456-426614174000"),
        Arguments.of(
            fixed("u", 16, ",\"logicalType\":\"uuid\"}"),
            fixedOf(HexFormat.of().parseHex("123e4567e89b12d3a456426614174000")),
            Type.STRING,
            "123e4567-e89b-12d3-a456-426614174000"),
        Arguments.of(logical("long", "timestamp-millis"), -1L, Type.TIMESTAMP, -1_000L),
        Arguments.of(logical("long", "timestamp-micros"), -1L, Type.TIMESTAMP, -1L),
        Arguments.of(logical("long", "timestamp-nanos"), -1L, Type.TIMESTAMP, -1L),
        Arguments.of(logical("long", "local-timestamp-millis"), 2L, Type.TIMESTAMP, 2_000L),
        Arguments.of(logical("int", "date"), 1, Type.TIMESTAMP, 86_400_000_000L),
        Arguments.of("\"string\"", "1970-01-01T00:00:01Z", Type.TIMESTAMP, 1_000_000L),
        Arguments.of("[\"null\",\"long\"]", 5L, Type.INT, 5L),
        Arguments.of("[\"int\",\"null\",\"long\"]", 5L, Type.INT, 5L),
        Arguments.of(
            "{\"type\":\"array\",\"items\":[\"null\",\"string\"]}",
            List.of("a", ""),
            Type.listOf(Type.STRING),
            List.of("a", "")),
        Arguments.of(
            "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"int\"}}",
            List.of(List.of(1, 2), List.of()),
            Type.listOf(Type.listOf(Type.INT)),
            List.of(List.of(1L, 2L), List.of())),
        Arguments.of(
            "{\"type\":\"map\",\"values\":[\"null\",\"string\"]}",
            withNull("none", Map.of("b", "", "a", "x")),
            Type.mapOf(Type.STRING),
            Map.of("a", "x", "b", "")),
        Arguments.of(
            "[\"null\",{\"type\":\"map\",\"values\":" + logical("long", "timestamp-millis") + "}]",
            Map.of("a", -1L),
            Type.mapOf(Type.TIMESTAMP),
            Map.of("a", -1_000L)));
  }

  private static Map<String, String> withNull(String key, Map<String, String> others) {
    Map<String, String> map = new HashMap<>(others);
    map.put(key, null);
    return map;
  }

  private static Type price(int precision) {
    return Type.decimal(precision, 2);
  }

  private static String logical(String type, String logical) {
    return "{\"type\":\"" + type + "\",\"logicalType\":\"" + logical + "\"}";
  }

  private static String fixed(String name, int size, String rest) {
    return "{\"type\":\"fixed\",\"name\":\"" + name + "\",\"size\":" + size + rest;
  }

  private static GenericData.Fixed fixedOf(byte[] bytes) {
    return new GenericData.Fixed(Schema.createFixed("f", null, null, bytes.length), bytes);
  }

  private static Schema enumOf(String... symbols) {
    return Schema.createEnum("k", null, null, List.of(symbols));
  }

  @Test
  void aNumberIsAMomentInTheUnitOfTheBindings() throws Exception {
    Field field = required("x", Type.TIMESTAMP);
    assertThat(read("\"long\"", 5L, field, TimeFormat.of(EpochUnit.MS))).isEqualTo(5_000L);
    assertThatThrownBy(() -> read("\"long\"", 5L, field, TimeFormat.ISO))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("write `time: { unit: ms }`");
  }

  @Test
  void nullIsNullWhereTheFieldAdmitsIt() throws Exception {
    String union = "[\"null\",\"string\"]";
    assertThat(read(union, null, nullable("x", Type.STRING), TimeFormat.ISO)).isNull();
    assertThatThrownBy(() -> read(union, null, required("x", Type.STRING), TimeFormat.ISO))
        .isInstanceOf(BadRecordException.class)
        .hasMessage("`x` is null, which its declaration does not allow");
  }

  @ParameterizedTest(name = "{0} as {2}")
  @MethodSource
  void refusesValues(String avroType, Object written, Type type, String reason) {
    assertThatThrownBy(() -> read(avroType, written, required("x", type), TimeFormat.ISO))
        .isInstanceOf(BadRecordException.class)
        .hasMessage(reason);
  }

  static Stream<Arguments> refusesValues() {
    String outside = "9223372036854775807 ms is a moment outside the years 1 to 9999";
    String millis = logical("long", "timestamp-millis");
    return Stream.of(
        Arguments.of(millis, Long.MAX_VALUE, Type.TIMESTAMP, outside),
        Arguments.of(
            logical("long", "timestamp-micros"),
            Long.MAX_VALUE,
            Type.TIMESTAMP,
            "`x`: a moment outside the years 1 to 9999; is its unit right?"),
        Arguments.of(
            "\"double\"",
            Double.NaN,
            Type.DOUBLE,
            "`x` is not finite, and its declaration does not allow null"),
        Arguments.of(
            "{\"type\":\"bytes\"," + CENTS,
            ByteBuffer.wrap(new byte[] {1, 0}),
            Type.decimal(2, 2),
            "`x`: \"2.56\" does not fit decimal(2, 2)"),
        Arguments.of(
            "{\"type\":\"bytes\"," + CENTS,
            ByteBuffer.wrap(new byte[10_000]),
            Type.decimal(2, 2),
            "a decimal of 10000 bytes"),
        Arguments.of(
            "{\"type\":\"array\",\"items\":[\"null\",\"int\"]}",
            Arrays.asList(1, null),
            Type.listOf(Type.INT),
            "`x[]` is null, which its declaration does not allow"),
        Arguments.of(
            "{\"type\":\"map\",\"values\":{\"type\":\"bytes\"," + CENTS + "}",
            Map.of("a", ByteBuffer.wrap(new byte[] {1, 0})),
            Type.mapOf(Type.decimal(2, 2)),
            "`x[\"a\"]`: \"2.56\" does not fit decimal(2, 2)"));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource
  void refusesTypesThatDoNotFit(String avroType, Type type, String part) {
    assertThatThrownBy(() -> parser(avroType, required("x", type), TimeFormat.ISO))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("topic charges: the column `x` is " + part);
  }

  static Stream<Arguments> refusesTypesThatDoNotFit() {
    return Stream.of(
        Arguments.of("\"string\"", Type.INT, "string, which"),
        Arguments.of("[\"null\",\"string\",\"int\"]", Type.STRING, "int, which"),
        Arguments.of("\"null\"", Type.STRING, "null, which"),
        Arguments.of("\"bytes\"", Type.STRING, "bytes, which"),
        Arguments.of("\"double\"", Type.decimal(5, 2), "double, which"),
        Arguments.of(logical("int", "time-millis"), Type.DURATION, "int (time-millis), which"),
        Arguments.of("{\"type\":\"map\",\"values\":\"int\"}", Type.INT, "map of int, which"),
        Arguments.of(
            "{\"type\":\"map\",\"values\":\"int\"}", Type.mapOf(Type.STRING), "map of int, which"),
        Arguments.of(
            "{\"type\":\"array\",\"items\":\"int\"}", Type.mapOf(Type.INT), "array of int"));
  }

  @Test
  void fieldsThatNobodyDeclaredArePassedOver() throws Exception {
    String writer =
        record(
            "{\"name\":\"tree\",\"type\":{\"type\":\"record\",\"name\":\"node\",\"fields\":["
                + "{\"name\":\"below\",\"type\":{\"type\":\"array\",\"items\":\"node\"}},"
                + "{\"name\":\"tags\",\"type\":{\"type\":\"map\",\"values\":\"double\"}}]}},"
                + "{\"name\":\"token\",\"type\":\"string\"}");
    Schema schema = new Schema.Parser().parse(writer);
    Schema node = schema.getField("tree").schema();
    GenericData.Record leaf = new GenericData.Record(node);
    leaf.put("below", List.of());
    leaf.put("tags", Map.of("a", 1.0));
    GenericData.Record tree = new GenericData.Record(node);
    tree.put("below", List.of(leaf, leaf));
    tree.put("tags", Map.of());
    GenericData.Record charge = new GenericData.Record(schema);
    charge.put("tree", tree);
    charge.put("token", "t");
    EventSchema event = event(required("card", Type.STRING), required("again", Type.STRING));
    RecordParser parser =
        RecordParser.avro(event, binding(writer, null, Map.of("card", "token", "again", "token")));
    assertThat(parse(parser, event, encode(schema, charge))).containsExactly("t", "t");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // A text of 5 bytes, plain and behind a frame.
        "NONE, 0a3161626364, 1abcd",
        "CONFLUENT, 00000000070a3161626364, 1abcd",
        "-, 0a3161626364, 1abcd",
        "-, 00000000070a3161626364, 1abcd",
        // An empty text.
        "-, 00, ''",
        "NONE, 00, ''"
      })
  void frameIsFoundOrTold(Framing framing, String hex, String expected) throws Exception {
    EventSchema event = event(required("x", Type.STRING));
    RecordParser parser = parser(xOf("\"string\""), framing, event);
    assertThat(parse(parser, event, HexFormat.of().parseHex(hex))).containsExactly(expected);
  }

  @Test
  void whatIsARecordInTwoWaysIsNotGuessed() {
    String two =
        record("{\"name\":\"x\",\"type\":\"string\"},{\"name\":\"y\",\"type\":\"string\"}");
    EventSchema event = event(required("x", Type.STRING));
    // "" and a text of 5 bytes; or behind a frame: "" and "".
    byte[] bytes = HexFormat.of().parseHex("000a0000000000");
    RecordParser parser = parser(two, null, event);
    assertThatThrownBy(() -> parse(parser, event, bytes))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("write `framing: confluent` or `framing: none`");
  }

  @ParameterizedTest
  @CsvSource({
    "'', it ends too early",
    "02, a length of 1",
    "0c6162, a length of 6",
    "01, a length of -1",
    "feffffffffffffffff01, a length of",
    "ffffffffffffffffffff01, a number has too many bytes",
    "02616263, 2 bytes too many",
    "02ff, not text in UTF-8"
  })
  void garbageIsBad(String hex, String reason) {
    EventSchema event = event(required("x", Type.STRING));
    RecordParser parser = parser(xOf("\"string\""), Framing.NONE, event);
    BadRecordException thrown =
        catchThrowableOfType(
            BadRecordException.class, () -> parse(parser, event, HexFormat.of().parseHex(hex)));
    assertThat(thrown.reason()).contains(reason);
  }

  @Test
  void noBytesBringTheParserDown() throws Exception {
    String writer =
        record(
            "{\"name\":\"skipped\",\"type\":{\"type\":\"record\",\"name\":\"chain\",\"fields\":["
                + "{\"name\":\"next\",\"type\":[\"null\",\"chain\"]},"
                + "{\"name\":\"nothings\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}]}},"
                + "{\"name\":\"x\",\"type\":{\"type\":\"array\",\"items\":\"string\"}}");
    EventSchema event = event(nullable("x", Type.listOf(Type.STRING)));
    RecordParser parser = RecordParser.avro(event, binding(writer, null, Map.of()));
    byte[] endlessChain = new byte[1_000_000];
    Arrays.fill(endlessChain, (byte) 2);
    byte[] manyNothings = HexFormat.of().parseHex("00feffffffffffffffff010000");
    Random random = new Random(7);
    ColumnBatch batch = new ColumnBatch(EventLayout.of(event), 1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(20)];
      random.nextBytes(bytes);
      tryToParse(parser, i == 0 ? endlessChain : i == 1 ? manyNothings : bytes, batch);
    }
    assertThat(batch.rows()).as("some bytes are records by chance").isPositive();
  }

  private static void tryToParse(RecordParser parser, byte[] bytes, ColumnBatch batch) {
    int before = batch.rows();
    try {
      parser.parse(bytes, 0, bytes.length, batch);
      assertThat(batch.rows()).isEqualTo(before + 1);
    } catch (BadRecordException e) {
      assertThat(e.reason()).isNotBlank();
      assertThat(batch.rows()).isEqualTo(before);
    }
  }

  @Test
  void withoutASchemaNothingCanBeRead() {
    assertThatThrownBy(
            () -> RecordParser.avro(event(required("x", Type.INT)), binding(null, null, Map.of())))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("`topic: { name: charges, format: avro, schema: charge.avsc }`");
  }

  @Test
  void aTypeThatTheSchemaDoesNotDefineIsNamed() {
    EventBinding binding = binding(xOf("\"Nope\""), null, Map.of());
    assertThatThrownBy(() -> RecordParser.avro(event(required("x", Type.INT)), binding))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(
            "topic charges: not an Avro schema: the type `Nope` is not defined");
  }

  private static Object read(String avroType, Object written, Field field, TimeFormat time)
      throws Exception {
    Schema schema = new Schema.Parser().parse(xOf(avroType));
    GenericData.Record record = new GenericData.Record(schema);
    record.put("x", written);
    EventSchema event = event(field);
    return parse(parser(avroType, field, time), event, encode(schema, record)).get(0);
  }

  private static RecordParser parser(String avroType, Field field, TimeFormat time) {
    EventBinding binding = binding(xOf(avroType), Framing.NONE, Map.of());
    return RecordParser.avro(
        event(field),
        new EventBinding("charge", null, binding.topic(), Map.of(), time, Map.of(), 0));
  }

  private static RecordParser parser(String writer, Framing framing, EventSchema event) {
    return RecordParser.avro(event, binding(writer, framing, Map.of()));
  }

  private static EventBinding binding(String writer, Framing framing, Map<String, String> columns) {
    Topic topic = new Topic("charges", RecordFormat.AVRO, writer, framing, null);
    return new EventBinding("charge", null, topic, columns, TimeFormat.ISO, Map.of(), 0);
  }

  private static String xOf(String avroType) {
    return record("{\"name\":\"x\",\"type\":" + avroType + "}");
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"charge\",\"fields\":[" + fields + "]}";
  }

  private static List<Object> parse(RecordParser parser, EventSchema event, byte[] bytes)
      throws BadRecordException {
    ColumnBatch batch = new ColumnBatch(EventLayout.of(event), 1);
    byte[] message = new byte[bytes.length + 7];
    System.arraycopy(bytes, 0, message, 3, bytes.length);
    parser.parse(message, 3, bytes.length, batch);
    return Events.rows(batch).get(0);
  }

  private static byte[] encode(Schema schema, GenericData.Record record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericData.Record>(schema).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
