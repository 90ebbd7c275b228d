package dev.semblance.spark.verify.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.semblance.compiler.type.Type;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads a value of a type as the streaming output writes it. */
final class JsonValue {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1000;

  private JsonValue() {}

  /**
   * The value at which the parser stands, which stands at its last token afterwards.
   *
   * @return null, a value of the type, or {@link CellWriter.Foreign} where it is none
   */
  static Object read(JsonParser parser, Type type) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == JsonToken.START_ARRAY && type.is(Type.Kind.LIST)) {
      return list(parser, type.element().orElseThrow());
    }
    if (token.isStructStart()) {
      return new CellWriter.Foreign(structure(parser));
    }
    String text = parser.getText();
    Object value = scalar(token, text, type);
    return value != null ? value : new CellWriter.Foreign(text);
  }

  private static List<Object> list(JsonParser parser, Type element) throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(parser, element));
    }
    return values;
  }

  private static String structure(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  /** The value; null if the text is none of that type. */
  private static Object scalar(JsonToken token, String text, Type type) {
    try {
      return switch (type.kind()) {
        case BOOL -> token.isBoolean() ? Boolean.valueOf(token == JsonToken.VALUE_TRUE) : null;
        case INT, DURATION ->
            token == JsonToken.VALUE_NUMBER_INT ? Long.valueOf(Long.parseLong(text)) : null;
        case DOUBLE -> token.isNumeric() ? finite(Double.parseDouble(text)) : null;
        // Also as text, in which no reader loses a digit.
        case DECIMAL -> token.isNumeric() || token == JsonToken.VALUE_STRING ? decimal(text) : null;
        case STRING -> token == JsonToken.VALUE_STRING ? text : null;
        case TIMESTAMP -> token == JsonToken.VALUE_STRING ? timestamp(text) : null;
        case LIST, MAP -> null;
      };
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /** Not one that would take gigabytes to write out. */
  private static BigDecimal decimal(String text) {
    BigDecimal value = new BigDecimal(text);
    boolean usual =
        value.scale() >= 0
            && value.scale() <= 2 * Type.MAX_PRECISION
            && value.precision() <= 2 * Type.MAX_PRECISION;
    return usual ? value : null;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Long timestamp(String text) {
    Instant instant = OffsetDateTime.parse(text).toInstant();
    if (instant.getNano() % NANOS_PER_MICRO != 0) {
      return null;
    }
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND),
        instant.getNano() / NANOS_PER_MICRO);
  }
}
