package dev.semblance.cli.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.expression.TimeText;
import dev.semblance.streaming.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file that tells what serving turned away, an object a line, as {@code verify --rejections}
 * reads it: {@code reason}, {@code event}, {@code id} as an array of its parts, {@code time},
 * {@code detail}.
 */
public final class RejectionLog implements Closeable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Plan plan;
  private final JsonGenerator json;

  private RejectionLog(Plan plan, JsonGenerator json) {
    this.plan = plan;
    this.json = json;
  }

  /** Begins a new file, in place of one that is there. */
  public static RejectionLog open(Plan plan, Path file) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(Files.newBufferedWriter(file));
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return new RejectionLog(plan, json);
  }

  /**
   * Adds a line.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void add(Rejection rejection) {
    try {
      json.writeStartObject();
      String reason = rejection.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      json.writeStringField("reason", reason);
      json.writeStringField("event", rejection.event());
      json.writeFieldName("id");
      writeId(plan.event(rejection.event()), rejection.id());
      json.writeFieldName("time");
      writeValue(Type.TIMESTAMP, rejection.time());
      json.writeStringField("detail", rejection.detail());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the rejections cannot be written: " + e.getMessage(), e);
    }
  }

  private void writeId(EventSchema schema, List<Object> id) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < id.size(); i++) {
      Type type =
          schema.hasHashedId()
              ? Type.STRING
              : schema.field(schema.idFields().get(i)).orElseThrow().type();
      writeValue(type, id.get(i));
    }
    json.writeEndArray();
  }

  private void writeValue(Type type, Object value) throws IOException {
    switch (type.kind()) {
      case BOOL -> json.writeBoolean((Boolean) value);
      case INT, DURATION -> json.writeNumber((Long) value);
      case DOUBLE -> json.writeNumber((Double) value);
      case DECIMAL -> json.writeNumber((BigDecimal) value);
      case STRING -> json.writeString((String) value);
      case TIMESTAMP -> json.writeString(TimeText.timestamp((Long) value));
      case LIST, MAP -> throw new IllegalArgumentException("no part of an id: " + value);
    }
  }

  @Override
  public void close() throws IOException {
    if (!json.isClosed()) {
      json.writeRaw('\n');
    }
    json.close();
  }
}
