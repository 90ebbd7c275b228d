package dev.semblance.streaming.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.VectorSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a vector holds is what a reader of its bytes finds, to the last bit. */
class VectorWriterTest {
  private static final long TIME = 1_769_850_300_000_250L; // 2026-01-31T09:05:00.000250Z
  private static final Type PRICES = Type.listOf(Type.decimal(6, 2));

  @ParameterizedTest
  @MethodSource("values")
  void jsonHoldsEveryValueExactly(Type type, Object value, String json, Object avro) {
    assertThat(json(type, value))
        .isEqualTo("{\"id\":7,\"paid_at\":\"2026-01-31T09:05:00.000250Z\",\"x\":" + json + "}");
  }

  @ParameterizedTest
  @MethodSource("values")
  void avroReadsBackAsWritten(Type type, Object value, String json, Object avro)
      throws IOException {
    GenericRecord record = avro(schema(type), value);
    assertThat(record.get("id")).isEqualTo(7L);
    assertThat(record.get("paid_at")).isEqualTo(TIME);
    assertThat(record.get("x")).isEqualTo(avro);
  }

  @ParameterizedTest
  @MethodSource("values")
  void nullIsNull(Type type, Object value, String json, Object avro) throws IOException {
    assertThat(json(type, null)).endsWith(",\"x\":null}");
    assertThat(avro(schema(type), null).get("x")).isNull();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Type.BOOL, true, "true", true),
        Arguments.of(Type.INT, Long.MIN_VALUE, "-9223372036854775808", Long.MIN_VALUE),
        Arguments.of(Type.DOUBLE, 0.1, "0.1", 0.1),
        // Older JVMs write one digit more.
        Arguments.of(Type.DOUBLE, 2e-44, "2.0E-44", 2e-44),
        Arguments.of(Type.DOUBLE, 2e23, "2.0E23", 2e23),
        Arguments.of(Type.DOUBLE, 0x1p-44, "5.684341886080802E-14", 0x1p-44),
        Arguments.of(Type.DOUBLE, Double.MIN_VALUE, "4.9E-324", Double.MIN_VALUE),
        decimal(20, 2, "12345678901234567.50"),
        decimal(38, 10, "-0.0000000001"),
        decimal(12, 9, "0.000000000"),
        Arguments.of(Type.STRING, "é\"\n😀", "\"é\\\"\\n😀\"", "é\"\n😀"),
        Arguments.of(Type.TIMESTAMP, -1L, "\"1969-12-31T23:59:59.999999Z\"", -1L),
        Arguments.of(Type.DURATION, -90_000_000L, "-90000000", -90_000_000L),
        Arguments.of(Type.listOf(Type.listOf(Type.INT)), nested(), "[[1,2],[]]", nested()),
        Arguments.of(
            PRICES,
            List.of(new BigDecimal("1.50")),
            "[1.50]",
            List.of(ByteBuffer.wrap(new byte[] {0, (byte) 150}))));
  }

  private static List<Object> nested() {
    return List.of(List.of(1L, 2L), List.of());
  }

  private static Arguments decimal(int precision, int scale, String text) {
    BigDecimal value = new BigDecimal(text);
    ByteBuffer bytes =
        new Conversions.DecimalConversion()
            .toBytes(
                value, Schema.create(Schema.Type.BYTES), LogicalTypes.decimal(precision, scale));
    return Arguments.of(Type.decimal(precision, scale), value, text, bytes);
  }

  private static String json(Type type, Object value) {
    VectorSchema schema = schema(type);
    byte[] bytes = VectorWriter.json(schema).write(vector(schema, value));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** With the schema as its text alone would give it, as another program would read it. */
  private static GenericRecord avro(VectorSchema schema, Object value) throws IOException {
    byte[] bytes = VectorWriter.avro(schema).write(vector(schema, value));
    Schema parsed = new Schema.Parser().parse(VectorAvroSchema.of(schema).toString());
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    GenericRecord record = new GenericDatumReader<GenericRecord>(parsed).read(null, decoder);
    assertThat(decoder.isEnd()).as("nothing follows the record").isTrue();
    if (record.get("x") instanceof CharSequence text) {
      record.put("x", text.toString());
    }
    return record;
  }

  private static VectorSchema schema(Type type) {
    return new VectorSchema(
        "shop",
        "fraud",
        3,
        List.of(new Field("id", Type.INT, false, "Which payment.")),
        new Field("paid_at", Type.TIMESTAMP, false, ""),
        List.of(new Field("x", type, true, "What it is.")));
  }

  private static FeatureVector vector(VectorSchema schema, Object value) {
    return new FeatureVector(
        schema, List.of(7L), TIME, new ArrayList<>(Collections.singletonList(value)));
  }

  @Test
  void theAvroSchemaSaysWhatTheColumnsAre() {
    Schema schema = VectorAvroSchema.of(schema(Type.DURATION));
    assertThat(schema.toString())
        .isEqualTo(
            "{\"type\":\"record\",\"name\":\"fraud\",\"namespace\":\"shop\",\"fields\":["
                + "{\"name\":\"id\",\"type\":\"long\",\"doc\":\"Which payment.\"},"
                + "{\"name\":\"paid_at\",\"type\":{\"type\":\"long\","
                + "\"logicalType\":\"timestamp-micros\"}},"
                + "{\"name\":\"x\",\"type\":[\"null\",{\"type\":\"long\","
                + "\"semblance.unit\":\"microseconds\"}],\"doc\":\"What it is.\","
                + "\"default\":null}],"
                + "\"semblance.vector\":\"fraud\",\"semblance.vector.version\":\"v3\","
                + "\"semblance.namespace\":\"shop\"}");
  }

  @Test
  void namesThatAvroDoesNotAdmitAreKeptBesideTheirSubstitutes() {
    Schema schema =
        VectorAvroSchema.of(
            new VectorSchema(
                "",
                "1st größe",
                1,
                List.of(new Field("a b", Type.INT, false, "")),
                new Field("a-b", Type.TIMESTAMP, false, ""),
                List.of(new Field("a_b_2", Type.INT, true, ""))));
    assertThat(schema.getFullName()).isEqualTo("_1st_gr__e");
    assertThat(schema.getFields())
        .extracting(Schema.Field::name, field -> field.getProp(VectorAvroSchema.COLUMN))
        .containsExactly(tuple("a_b", "a b"), tuple("a_b_2", "a-b"), tuple("a_b_2_2", "a_b_2"));
  }
}
