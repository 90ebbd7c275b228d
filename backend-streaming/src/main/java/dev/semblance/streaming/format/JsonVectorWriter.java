package dev.semblance.streaming.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.expression.TimeText;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.VectorSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Vectors as JSON objects. */
final class JsonVectorWriter implements VectorWriter {
  private static final int USUAL_BYTES = 1024;

  // Not the JVM's own way to write doubles, which became the shortest one only in later versions.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private final VectorSchema schema;

  JsonVectorWriter(VectorSchema schema) {
    this.schema = schema;
  }

  @Override
  public byte[] write(FeatureVector vector) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      writeFields(json, schema.id(), vector.id());
      json.writeFieldName(schema.time().name());
      writeValue(json, schema.time().type(), vector.time());
      writeFields(json, schema.values(), vector.values());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written to", e);
    }
    return bytes.toByteArray();
  }

  private static void writeFields(JsonGenerator json, List<Field> fields, List<Object> values)
      throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      json.writeFieldName(fields.get(i).name());
      writeValue(json, fields.get(i).type(), values.get(i));
    }
  }

  private static void writeValue(JsonGenerator json, Type type, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (type.kind()) {
      case BOOL -> json.writeBoolean((Boolean) value);
      case INT, DURATION -> json.writeNumber((Long) value);
      case DOUBLE -> json.writeNumber((Double) value);
      case DECIMAL -> json.writeNumber((BigDecimal) value);
      case STRING -> json.writeString((String) value);
      case TIMESTAMP -> json.writeString(TimeText.timestamp((Long) value));
      case LIST -> writeList(json, type.element().orElseThrow(), (List<?>) value);
      case MAP -> throw new IllegalArgumentException("no column is a map");
    }
  }

  private static void writeList(JsonGenerator json, Type element, List<?> values)
      throws IOException {
    json.writeStartArray();
    for (Object value : values) {
      writeValue(json, element, value);
    }
    json.writeEndArray();
  }
}
