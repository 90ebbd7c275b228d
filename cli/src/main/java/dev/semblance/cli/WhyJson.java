package dev.semblance.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Named;
import dev.semblance.reference.why.Occurrence;
import dev.semblance.reference.why.Part;
import dev.semblance.reference.why.Verdict;
import dev.semblance.runtime.expression.TimeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An explanation for tools: all of its events. Values are written as in vectors of JSON. */
final class WhyJson {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
              .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
              .build());
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WhyJson() {}

  /** One indented object that ends with a line break. */
  static String of(Explanation explanation) {
    return text(tree(explanation));
  }

  /** An indented object that ends with a line break. */
  static String text(ObjectNode root) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can be written", e);
    }
  }

  static ObjectNode tree(Explanation explanation) {
    ObjectNode root = NODES.objectNode();
    root.put("vector", explanation.vector());
    root.put("version", explanation.version());
    root.put("order", explanation.inArrivalOrder() ? "arrival" : "event");
    root.set("trigger", occurrence(explanation.trigger()));
    explanation.absence().ifPresent(absence -> root.put("no_vector", absence));
    columns(root.putArray("columns"), explanation.columns());
    columns(root.putArray("features"), explanation.features());
    ArrayNode parts = root.putArray("parts");
    explanation.parts().forEach(part -> parts.add(part(part)));
    return root;
  }

  private static void columns(ArrayNode node, List<Explanation.Column> columns) {
    for (Explanation.Column column : columns) {
      ObjectNode one = node.addObject();
      one.put("name", column.value().name());
      one.put("type", column.value().type().toString());
      one.set("value", value(column.value().type(), column.value().value()));
      one.put("definition", column.definition());
      one.set("reads", object(column.reads()));
    }
  }

  private static ObjectNode part(Part part) {
    ObjectNode node = NODES.objectNode();
    node.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
    node.put("name", part.name());
    if (!part.group().isEmpty()) {
      node.put("group", part.group());
    }
    node.put("definition", part.definition());
    node.put("source", part.source());
    ObjectNode conditions = node.putObject("conditions");
    part.conditions().forEach((rule, text) -> conditions.put(name(rule), text));
    node.set("key", object(part.key()));
    node.set("values", object(part.values()));
    ObjectNode window = node.putObject("window");
    if (part.span().from().isPresent()) {
      window.put("from", TimeText.timestamp(part.span().from().getAsLong()));
    } else {
      window.putNull("from");
    }
    window.put("to", TimeText.timestamp(part.span().to()));
    window.put("to_included", part.span().toIncluded());
    ArrayNode events = node.putArray("events");
    part.events().forEach(verdict -> events.add(verdict(verdict)));
    return node;
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode node = occurrence(verdict.event());
    node.put("counted", verdict.rule().counts());
    node.put("rule", name(verdict.rule()));
    node.set("values", object(verdict.values()));
    return node;
  }

  private static String name(Enum<?> rule) {
    return rule.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode occurrence(Occurrence occurrence) {
    ObjectNode node = NODES.objectNode();
    node.put("event", occurrence.event());
    node.set("id", object(occurrence.id()));
    node.put("time", TimeText.timestamp(occurrence.time()));
    occurrence
        .arrival()
        .ifPresent(arrival -> node.set("arrival", value(arrival.type(), arrival.value())));
    return node;
  }

  private static ObjectNode object(List<Named> values) {
    ObjectNode node = NODES.objectNode();
    values.forEach(named -> node.set(named.name(), value(named.type(), named.value())));
    return node;
  }

  private static JsonNode value(Type type, Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    return switch (type.kind()) {
      case BOOL -> NODES.booleanNode((Boolean) value);
      case INT, DURATION -> NODES.numberNode((Long) value);
      case DOUBLE -> NODES.numberNode((Double) value);
      case DECIMAL -> NODES.numberNode((BigDecimal) value);
      case STRING -> NODES.textNode((String) value);
      case TIMESTAMP -> NODES.textNode(TimeText.timestamp((Long) value));
      case LIST -> {
        ArrayNode list = NODES.arrayNode();
        ((List<?>) value).forEach(item -> list.add(value(type.element().orElseThrow(), item)));
        yield list;
      }
      case MAP -> {
        ObjectNode map = NODES.objectNode();
        ((Map<?, ?>) value)
            .forEach(
                (key, item) -> map.set((String) key, value(type.element().orElseThrow(), item)));
        yield map;
      }
    };
  }
}
