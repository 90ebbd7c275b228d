package dev.semblance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.lock.Change;
import dev.semblance.compiler.lock.Change.PartChange;
import dev.semblance.compiler.lock.Difference;
import dev.semblance.compiler.lock.Meaning;
import dev.semblance.compiler.lock.VersionName;
import java.util.Locale;

/** What differs between two states, for tools. */
final class DiffJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private DiffJson() {}

  static String of(Difference difference) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode versions = json.putArray("versions");
    for (Change change : difference.changes()) {
      ObjectNode version = version(change.version(), versions.addObject());
      version.put("change", word(change.kind()));
      version.put("before", change.before().map(Meaning::hash).orElse(null));
      version.put("after", change.after().map(Meaning::hash).orElse(null));
      if (change.kind() == Change.Kind.CHANGED) {
        version.put("order_alone", change.isOrderAlone());
        parts(change, version.putArray("parts"));
      }
    }
    ArrayNode backfills = json.putArray("backfills");
    for (Difference.Backfill backfill : difference.backfills()) {
      ObjectNode one = version(backfill.vector(), backfills.addObject());
      one.put("whole", backfill.whole());
      ArrayNode columns = one.putArray("columns");
      backfill.columns().forEach(columns::add);
    }
    try {
      return MAPPER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes is always printable", e);
    }
  }

  private static ObjectNode version(VersionName version, ObjectNode json) {
    return json.put("kind", version.kind().word())
        .put("name", version.name())
        .put("version", version.version());
  }

  private static void parts(Change change, ArrayNode parts) {
    for (PartChange part : change.parts()) {
      ObjectNode json = parts.addObject();
      json.put("kind", part.part().kind().word());
      json.put("name", part.part().name());
      json.put("change", word(part.kind()));
      json.put("before", part.before().map(p -> p.text()).orElse(null));
      json.put("after", part.after().map(p -> p.text()).orElse(null));
    }
  }

  private static String word(Change.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
