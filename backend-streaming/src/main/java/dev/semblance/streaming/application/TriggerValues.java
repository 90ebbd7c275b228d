package dev.semblance.streaming.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.runtime.record.RecordParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the fields of a trigger from a request: the same names, types and rules as in a JSON topic
 * without any binding. Only the time may be missing.
 */
final class TriggerValues {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final EventSchema schema;

  TriggerValues(EventSchema trigger) {
    List<Field> fields =
        trigger.fields().stream()
            .map(field -> field.name().equals(trigger.timeField()) ? optional(field) : field)
            .toList();
    schema =
        new EventSchema(
            trigger.name(),
            fields,
            trigger.idFields(),
            trigger.timeField(),
            trigger.arrivalField(),
            trigger.doc());
  }

  private static Field optional(Field field) {
    return new Field(field.name(), field.type(), true, field.doc());
  }

  /**
   * The values of a JSON object, by field; nulls and a missing time are left out.
   *
   * @throws BadRecordException if it is no trigger, with the reason
   */
  Map<String, Object> ofJson(byte[] json) throws BadRecordException {
    EventBinding plain =
        new EventBinding(schema.name(), null, null, Map.of(), TimeFormat.ISO, Map.of(), 0);
    ColumnBatch row = new ColumnBatch(EventLayout.of(schema), 1);
    RecordParser.json(schema, plain).parse(json, 0, json.length, row);
    Map<String, Object> values = new HashMap<>();
    for (Field field : schema.fields()) {
      Object value = row.vector(field.name()).value(0);
      if (value != null) {
        values.put(field.name(), value);
      }
    }
    return values;
  }

  /**
   * The values of a query such as {@code card=c1&price=2.50}; an empty value is null but for text.
   *
   * @throws BadRecordException if it is no trigger, with the reason
   */
  Map<String, Object> ofQuery(String query) throws BadRecordException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String part : query.split("&")) {
      if (!part.isEmpty()) {
        put(part, texts);
      }
    }
    return ofJson(json(texts));
  }

  private void put(String part, Map<String, String> texts) throws BadRecordException {
    int equals = part.indexOf('=');
    String name = decoded(equals < 0 ? part : part.substring(0, equals));
    if (schema.field(name).isEmpty()) {
      throw new BadRecordException("`" + schema.name() + "` has no field `" + name + "`");
    }
    if (texts.put(name, equals < 0 ? "" : decoded(part.substring(equals + 1))) != null) {
      throw new BadRecordException("`" + name + "` stands there twice");
    }
  }

  private static String decoded(String text) throws BadRecordException {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRecordException("`" + text + "` is no text of a query");
    }
  }

  private byte[] json(Map<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Map.Entry<String, String> text : texts.entrySet()) {
        json.writeFieldName(text.getKey());
        Type type = schema.field(text.getKey()).orElseThrow().type();
        if (isToken(type, text.getValue())) {
          json.writeRawValue(text.getValue());
        } else if (text.getValue().isEmpty() && !type.is(Type.Kind.STRING)) {
          json.writeNull();
        } else {
          // Where text is none of the type's forms, whoever reads the JSON says so.
          json.writeString(text.getValue());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written to", e);
    }
    return bytes.toByteArray();
  }

  /** Whether the text is JSON as it stands. */
  private static boolean isToken(Type type, String text) {
    return switch (type.kind()) {
      case BOOL -> text.equals("true") || text.equals("false");
      case INT, DOUBLE, DECIMAL, DURATION -> NUMBER.matcher(text).matches();
      case LIST -> text.startsWith("[");
      case MAP -> text.startsWith("{");
      case STRING, TIMESTAMP -> false;
    };
  }
}
