package dev.semblance.compiler.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * Diagnostics for tools: a JSON array with one object for each. Lines and columns count from 1,
 * columns in code points; the end is behind the last character.
 */
public final class DiagnosticJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private DiagnosticJson() {}

  /** The array as text, in the order given. */
  public static String print(List<Diagnostic> diagnostics) {
    try {
      return MAPPER.writeValueAsString(toJson(diagnostics));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes is always printable", e);
    }
  }

  /** The array as a tree, to become part of a larger document. */
  public static ArrayNode toJson(List<Diagnostic> diagnostics) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    diagnostics.forEach(diagnostic -> array.add(toJson(diagnostic)));
    return array;
  }

  private static ObjectNode toJson(Diagnostic diagnostic) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("code", diagnostic.code().code());
    object.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    putPlace(object, diagnostic.span());
    object.put("message", diagnostic.message());
    object.put("help", diagnostic.help().orElse(null));
    ArrayNode labels = object.putArray("labels");
    for (Label label : diagnostic.labels()) {
      ObjectNode node = labels.addObject();
      putPlace(node, label.span());
      node.put("message", label.text());
    }
    return object;
  }

  private static void putPlace(ObjectNode object, SourceSpan span) {
    object.put("file", span.file().name());
    object.put("line", span.line());
    object.put("column", span.column());
    object.put("endLine", span.file().lineOf(span.end()));
    object.put("endColumn", span.file().columnOf(span.end()));
  }
}
