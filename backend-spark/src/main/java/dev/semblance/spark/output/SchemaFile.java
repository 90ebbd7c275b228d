package dev.semblance.spark.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.Type;
import dev.semblance.spark.EventOrder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Describes an output to people and programs: {@code _schema.json}, and the files' footers. */
public final class SchemaFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaFile() {}

  /** The words about the vector that go into each file's footer. */
  public static Map<String, String> metadata(Plan plan, String planHash) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("semblance.vector", plan.output().vector());
    metadata.put("semblance.vector.version", "v" + plan.output().version());
    metadata.put("semblance.namespace", plan.namespace());
    metadata.put("semblance.plan.hash", planHash);
    metadata.put("semblance.version", ProductVersion.text());
    return metadata;
  }

  /** The words about a part of a vector, which go into each file's footer, too. */
  public static Map<String, String> selected(Map<String, String> selection) {
    Map<String, String> metadata = new LinkedHashMap<>();
    selection.forEach((word, text) -> metadata.put("semblance.selection." + word, text));
    return metadata;
  }

  /** What the rows of a vector are: the vector, what they were computed by, and their columns. */
  static ObjectNode describe(Plan plan, String planHash, EventOrder order) {
    ObjectNode root = JSON.createObjectNode();
    root.put("vector", plan.output().vector());
    root.put("version", plan.output().version());
    root.put("namespace", plan.namespace());
    root.put("doc", plan.output().doc());
    root.put("trigger", plan.output().event());
    root.put("plan_hash", planHash);
    if (plan.hasLabels()) {
      root.put("labels_hash", CanonicalForm.ofLabels(plan).hash());
    }
    root.put("order", order.name().toLowerCase(Locale.ROOT));
    root.put("semblance_version", ProductVersion.text());
    root.put("partitioned_by", "date");
    ArrayNode columns = root.putArray("columns");
    VectorColumn.of(plan).forEach(column -> describe(column, columns.addObject()));
    return root;
  }

  /** Writes the description of an output beside its manifest. */
  static void write(FileSystem fileSystem, Path directory, Manifest manifest, String run)
      throws IOException {
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest.description());
    AtomicFile.replace(
        fileSystem,
        new Path(directory, OutputPlace.SCHEMA_FILE),
        (text + "\n").getBytes(UTF_8),
        run);
  }

  private static void describe(VectorColumn column, ObjectNode node) {
    node.put("name", column.name());
    node.put("type", column.type().toString());
    node.put("nullable", column.nullable());
    node.put("role", column.role().name().toLowerCase(Locale.ROOT));
    node.put("doc", column.doc());
    Type type = column.type().is(Type.Kind.LIST) ? element(column.type()) : column.type();
    if (List.of(Type.Kind.DURATION, Type.Kind.TIMESTAMP).contains(type.kind())) {
      node.put("unit", "microseconds");
    }
  }

  private static Type element(Type list) {
    Type element = list.element().orElseThrow();
    return element.is(Type.Kind.LIST) ? element(element) : element;
  }
}
