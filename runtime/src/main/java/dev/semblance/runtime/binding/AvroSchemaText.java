package dev.semblance.runtime.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Reads the texts of Avro schemas, and says what is wrong with them. */
public final class AvroSchemaText {
  private static final String UNDEFINED = "Undefined schema: ";

  private AvroSchemaText() {}

  /**
   * The schema that a text holds, with all the types that it names.
   *
   * @throws SchemaParseException if it is none, or names a type that the text does not define; with
   *     one line that says so
   */
  public static Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw message.startsWith(UNDEFINED)
          ? unknown(message.substring(UNDEFINED.length()), e)
          : failure(message, e);
    } catch (NullPointerException e) {
      // So Avro ends where the type of the whole is unknown, and does not say its name.
      throw unknown(outermost(text), e);
    }
  }

  private static SchemaParseException unknown(String type, RuntimeException cause) {
    return failure(
        "the type `" + type + "` is not defined; a schema's file has all types that it names",
        cause);
  }

  private static SchemaParseException failure(String message, RuntimeException cause) {
    SchemaParseException failure = new SchemaParseException(message);
    failure.initCause(cause);
    return failure;
  }

  private static String outermost(String text) {
    try {
      JsonNode schema = new ObjectMapper().readTree(text);
      return (schema.isTextual() ? schema : schema.path("type")).asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
