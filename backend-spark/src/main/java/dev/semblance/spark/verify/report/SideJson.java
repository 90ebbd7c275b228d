package dev.semblance.spark.verify.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.runtime.expression.TimeText;
import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.SkewReport;
import dev.semblance.spark.verify.VectorDescription;
import dev.semblance.spark.verify.VectorVerification;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** What both kinds of reports say of a side. */
final class SideJson {
  // The line breaks of no platform.
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final ObjectMapper JSON = new ObjectMapper();

  private SideJson() {}

  static ObjectNode of(ComparisonReport.Side side, ObjectNode node) {
    description(side.description(), side.format(), node);
    times(side.from(), side.end(), side.firstTime(), side.lastTime(), node);
    node.put("rows", side.rows());
    node.put("rows_repeated", side.repeated());
    node.put("digest", side.digest());
    return node;
  }

  static ObjectNode of(SkewReport.Side side, ObjectNode node) {
    description(side.description(), side.format(), node);
    times(side.from(), side.end(), side.firstTime(), side.lastTime(), node);
    node.put("rows", side.rows());
    return node;
  }

  private static void description(VectorDescription description, String format, ObjectNode node) {
    if (description.known()) {
      node.put("namespace", description.namespace());
      node.put("vector", description.vector());
      node.put("version", description.version());
      node.put("plan_hash", description.planHash());
      node.put("semblance_version", description.library());
    } else {
      node.put("described", false);
    }
    node.put("format", format);
  }

  private static void times(
      OptionalLong from, OptionalLong end, OptionalLong first, OptionalLong last, ObjectNode node) {
    from.ifPresent(micros -> node.put("from", TimeText.timestamp(micros)));
    end.ifPresent(micros -> node.put("before", TimeText.timestamp(micros)));
    first.ifPresent(micros -> node.put("first_trigger", TimeText.timestamp(micros)));
    last.ifPresent(micros -> node.put("last_trigger", TimeText.timestamp(micros)));
  }

  static byte[] bytes(ObjectNode root) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(INDENTER);
    printer.indentArraysWith(INDENTER);
    try {
      String text = JSON.writer(printer).writeValueAsString(root) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  static String productVersion() {
    String version = VectorVerification.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
