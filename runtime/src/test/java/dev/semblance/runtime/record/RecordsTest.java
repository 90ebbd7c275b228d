package dev.semblance.runtime.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.runtime.binding.Topic.Framing;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record is, missing, null or half there, is the same in every format. */
class RecordsTest {
  private static final EventSchema EVENT =
      Compiler.compile(
              new SourceFile(
                  "e.feature",
                  """
                  event charge {
                    at : timestamp @time
                    card : {
                      number : string
                      issuer : { name : string, country : string?, seat : { city : string }? }?
                    }
                  }
                  """))
          .program()
          .orElseThrow()
          .events()
          .get(0);

  private static final String AVRO =
      """
      {"type": "record", "name": "charge", "fields": [
        {"name": "at", "type": "string"},
        {"name": "card", "type": ["null", {"type": "record", "name": "card", "fields": [
          {"name": "unread", "type": "int"},
          {"name": "number", "type": ["null", "string"]},
          {"name": "issuer", "type": ["null", {"type": "record", "name": "issuer", "fields": [
            {"name": "name", "type": ["null", "string"]},
            {"name": "country", "type": ["null", "string"]},
            {"name": "parent", "type": ["null", "issuer"]},
            {"name": "seat", "type": ["null", {"type": "record", "name": "seat", "fields": [
              {"name": "city", "type": ["null", "string"]}]}]}]}]}]}]}]}
      """;

  private static ColumnBatch row() {
    return new ColumnBatch(EventLayout.of(EVENT), 1);
  }

  /** The row's values, or why there is none. */
  private static String outcome(Reading reading) throws Exception {
    ColumnBatch row = row();
    BadRecordException bad =
        catchThrowableOfType(BadRecordException.class, () -> reading.into(row));
    if (bad != null) {
      assertThat(row.rows()).isZero();
      return bad.reason();
    }
    return EVENT.fields().stream()
        .skip(1)
        .map(field -> String.valueOf(row.vector(field.name()).value(0)))
        .collect(Collectors.joining(" "));
  }

  private interface Reading {
    void into(ColumnBatch row) throws Exception;
  }

  private static EventBinding binding(Map<String, String> columns) {
    return Events.binding(RecordFormat.JSON, CsvOptions.DEFAULTS, columns, TimeFormat.ISO);
  }

  private static String json(String text, Map<String, String> columns) throws Exception {
    byte[] bytes = text.getBytes(UTF_8);
    RecordParser parser = RecordParser.json(EVENT, binding(columns));
    return outcome(row -> parser.parse(bytes, 0, bytes.length, row));
  }

  private static String avro(String number, String issuer) throws Exception {
    byte[] bytes = avroBytes(number, issuer);
    Topic topic = new Topic("t", RecordFormat.AVRO, AVRO, Framing.NONE, null);
    EventBinding binding =
        new EventBinding("charge", null, topic, Map.of(), TimeFormat.ISO, Map.of(), 0);
    RecordParser parser = RecordParser.avro(EVENT, binding);
    return outcome(row -> parser.parse(bytes, 0, bytes.length, row));
  }

  private static String branch(String type, String json) {
    return json.equals("null") ? "null" : "{\"" + type + "\":" + json + "}";
  }

  private static byte[] avroBytes(String number, String issuer) throws IOException {
    Schema schema = new Schema.Parser().parse(AVRO);
    String[] parts = issuer == null ? null : issuer.split(" ");
    String inner =
        parts == null
            ? "null"
            : "{\"issuer\":{\"name\":%s,\"country\":%s,\"parent\":null,\"seat\":%s}}"
                .formatted(
                    branch("string", quoted(parts[0])),
                    branch("string", quoted(parts[1])),
                    parts[2].equals("none")
                        ? "null"
                        : "{\"seat\":{\"city\":" + branch("string", quoted(parts[2])) + "}}");
    String card =
        number == null
            ? "null"
            : "{\"card\":{\"unread\":7,\"number\":%s,\"issuer\":%s}}"
                .formatted(branch("string", quoted(number)), inner);
    String text = "{\"at\":\"2026-01-01T00:00:00Z\",\"card\":" + card + "}";
    Object record =
        new GenericDatumReader<>(schema).read(null, DecoderFactory.get().jsonDecoder(schema, text));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static String quoted(String value) {
    return value.equals("null") ? value : "\"" + value + "\"";
  }

  /** {@code issuer} is name, country and city; a city of none is a seat that is null. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1, a FR x, 1 a FR x",
        "1, a null none, 1 a null null",
        "1, -, 1 null null null",
        "1, null null none, 1 null null null",
        "1, null null null, 1 null null null",
        "1, null FR none, `card.issuer.name` is missing",
        "1, null null x, `card.issuer.name` is missing",
        "null, a FR x, `card.number` is missing",
        "-, -, `card.number` is missing"
      })
  void aRecordIsWhatItsFieldsAre(String number, String issuer, String expected) throws Exception {
    Map<String, Object> flat = new HashMap<>(Map.of("at", 0L));
    Map<String, Object> nested = new HashMap<>(Map.of("at", 0L));
    if (number != null) {
      Map<String, Object> card = new HashMap<>();
      nested.put("card", card);
      card.put("number", number.equals("null") ? null : number);
      if (issuer != null) {
        card.put("issuer", issuer(issuer.split(" ")));
      }
    }
    flatten("", nested, flat);
    Map<String, Object> written = new HashMap<>(nested);
    written.put("at", "2026-01-01T00:00:00Z");
    Map<String, Object> line = new HashMap<>(flat);
    line.put("at", "2026-01-01T00:00:00Z");
    assertThat(told(json(text(written), Map.of()))).as("JSON").isEqualTo(expected);
    assertThat(told(json(text(line), Map.of()))).as("JSON, flat").isEqualTo(expected);
    assertThat(told(avro(number, issuer))).as("Avro").isEqualTo(expected);
    assertThat(told(csv(line))).as("CSV").isEqualTo(expected);
    assertThat(told(values(nested))).as("maps").isEqualTo(expected);
    assertThat(told(values(flat))).as("values by path").isEqualTo(expected);
  }

  /** Whether a value is missing or null is told apart where a format can. */
  private static String told(String outcome) {
    return outcome.replace("is null, which its declaration does not allow", "is missing");
  }

  private static Map<String, Object> issuer(String[] parts) {
    Map<String, Object> issuer = new HashMap<>();
    issuer.put("name", parts[0].equals("null") ? null : parts[0]);
    issuer.put("country", parts[1].equals("null") ? null : parts[1]);
    Map<String, Object> seat = new HashMap<>();
    seat.put("city", parts[2].equals("null") ? null : parts[2]);
    issuer.put("seat", parts[2].equals("none") ? null : seat);
    return issuer;
  }

  private static void flatten(String prefix, Map<?, ?> from, Map<String, Object> into) {
    from.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(prefix + key + ".", inner, into);
          } else {
            into.put(prefix + key, value);
          }
        });
  }

  private static String text(Object value) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(value);
  }

  private static String csv(Map<String, Object> line) throws Exception {
    List<String> header = EVENT.fields().stream().map(Field::name).toList();
    byte[] bytes =
        header.stream()
            .map(name -> line.get(name) == null ? "NULL" : String.valueOf(line.get(name)))
            .collect(Collectors.joining(","))
            .getBytes(UTF_8);
    CsvOptions options = new CsvOptions(',', '"', List.of("NULL"), List.of());
    RecordParser parser =
        RecordParser.csv(
            "c",
            header,
            EVENT,
            Events.binding(RecordFormat.CSV, options, Map.of(), TimeFormat.ISO));
    return outcome(row -> parser.parse(bytes, 0, bytes.length, row));
  }

  private static String values(Map<String, Object> values) throws Exception {
    EventValues reader = new EventValues(EVENT);
    return outcome(row -> reader.append(values, row));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'at':'2026-01-01','card':5}              | `card`: not a record: 5",
        "{'at':'2026-01-01','card':[{'number':1}]} | `card`: not a record: [",
        "{'at':'2026-01-01','card':{'number':'1','issuer':'x'}}"
            + " | `card.issuer`: not a record: x",
        "{'at':'2026-01-01','card':{'number':{}}}  | `card.number`: not a string: {...}",
        "{'at':'2026-01-01','card':{'number':'1'},'card':{}}   | `card` stands there twice",
        "{'at':'2026-01-01','card':{'number':'1','number':'2'}}"
            + " | `card.number` stands there twice",
        "{'at':'2026-01-01','card':{'number':'1'},'card.number':'2'}"
            + " | `card.number` stands there twice",
        "{'at':'2026-01-01','card':{'number':'1','x':{'number':[{}]},'issuer':{}}}"
            + " | 1 null null null"
      })
  void whatIsNoRecordIsBad(String line, String expected) throws Exception {
    assertThat(json(line.replace('\'', '"'), Map.of()).replace("\"", "")).isEqualTo(expected);
  }

  @Test
  void columnsMayLeadElsewhere() throws Exception {
    Map<String, String> columns =
        Map.of(
            "card.number", "pan", "card.issuer.name", "bank.title", "card.issuer.country", "c.d");
    assertThat(
            json(
                "{\"at\":\"2026-01-01\",\"pan\":\"1\",\"bank\":{\"title\":\"a\"},\"c.d\":\"FR\"}",
                columns))
        .isEqualTo("1 a FR null");
  }

  @Test
  void aSourceWithoutTheFieldOfARecordIsRefused() {
    List<String> header = Arrays.asList("at", "card.number", "card.issuer.name", "card.country");
    SourceException refused =
        catchThrowableOfType(
            SourceException.class, () -> RecordParser.csv("c.csv", header, EVENT, Events.csv()));
    assertThat(refused).hasMessageContaining("no column `card.issuer.country` for the field");
  }
}
