package dev.semblance.cli.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** A catalogue for tools. Every field is always there, in the same order; what is not is null. */
public final class CatalogJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Program program;
  private final Lineage lineage;

  private CatalogJson(Program program) {
    this.program = program;
    this.lineage = new Lineage(program);
  }

  /** One indented object that ends with a line break. */
  public static String of(Catalog catalog) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode programs = root.putArray("programs");
    catalog.programs().forEach(one -> new CatalogJson(one).addTo(programs.addObject()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can be written", e);
    }
  }

  private void addTo(ObjectNode node) {
    node.put("namespace", program.namespace());
    texts(node.putArray("files"), program.files());
    ArrayNode vectors = node.putArray("vectors");
    program.vectors().forEach(vector -> vector(vectors.addObject(), vector));
    ArrayNode groups = node.putArray("groups");
    program.groups().forEach(group -> group(groups.addObject(), group));
    ArrayNode streams = node.putArray("streams");
    program.streams().forEach(stream -> stream(streams.addObject(), stream));
    ArrayNode events = node.putArray("events");
    program.events().forEach(event -> event(events.addObject(), event));
    ArrayNode functions = node.putArray("functions");
    program.functions().forEach(function -> function(functions.addObject(), function));
  }

  private void vector(ObjectNode node, Entry.Vector vector) {
    head(node, vector);
    version(node, vector.version());
    node.put("plan_hash", vector.planHash());
    node.put("on", vector.on());
    node.put("where", vector.where().orElse(null));
    texts(node.putArray("events"), vector.events());
    ArrayNode uses = node.putArray("uses");
    for (Entry.Use use : vector.uses()) {
      ObjectNode one = uses.addObject().put("alias", use.alias());
      one.put("group", use.group().name()).put("version", use.group().version());
      one.put("key", use.key());
    }
    values(node.putArray("columns"), vector, vector.values());
    texts(node.putArray("tests"), vector.tests());
    links(node, vector);
  }

  private void group(ObjectNode node, Entry.Group group) {
    head(node, group);
    version(node, group.version());
    node.put("from", group.from());
    node.put("where", group.where().orElse(null));
    texts(node.putArray("events"), group.events());
    ArrayNode key = node.putArray("key");
    for (Value part : group.key()) {
      value(key.addObject(), part);
    }
    node.put("state", group.state());
    ArrayNode features = node.putArray("features");
    for (Value feature : group.values()) {
      ObjectNode one = features.addObject();
      value(one, feature);
      texts(one.putArray("windows"), feature.windows());
      users(one, group.reference().member(feature.name()));
    }
    links(node, group);
  }

  private void stream(ObjectNode node, Entry.Stream stream) {
    head(node, stream);
    node.put("definition", stream.definition());
    texts(node.putArray("events"), stream.events());
    values(node.putArray("added"), stream, stream.values());
    links(node, stream);
  }

  private void event(ObjectNode node, Entry.Event event) {
    head(node, event);
    ArrayNode fields = node.putArray("fields");
    for (Value field : event.values()) {
      ObjectNode one = fields.addObject();
      type(one, field);
      one.put("doc", field.doc());
      texts(one.putArray("marks"), field.marks());
      users(one, event.reference().member(field.name()));
    }
    users(node, event.reference());
  }

  private static void function(ObjectNode node, NamedFunction function) {
    node.put("name", function.name()).put("doc", function.doc());
    node.put("file", function.place().map(Place::file).orElse(null));
    function.place().ifPresentOrElse(it -> node.put("line", it.line()), () -> node.putNull("line"));
    node.put("language", function.isJava() ? "java" : "feature");
    if (function.isJava()) {
      node.put("version", function.version());
    } else {
      node.putNull("version");
    }
    node.put("signature", function.signature());
    node.put("definition", function.isJava() ? null : function.definition());
  }

  private static void head(ObjectNode node, Entry entry) {
    node.put("name", entry.name()).put("doc", entry.doc());
    node.put("file", entry.place().file()).put("line", entry.place().line());
  }

  private static void version(ObjectNode node, Entry.Version version) {
    node.put("version", version.number());
    node.put("deprecated", version.deprecated().orElse(null));
    node.put("hash", version.hash()).put("locked", version.locked());
  }

  private void values(ArrayNode array, Entry entry, List<Value> values) {
    for (Value value : values) {
      ObjectNode one = array.addObject();
      value(one, value);
      if (entry instanceof Entry.Vector) {
        one.put("kind", value.marks().isEmpty() ? "column" : value.marks().get(0));
      }
    }
  }

  private static void type(ObjectNode node, Value value) {
    node.put("name", value.name()).put("type", value.type()).put("nullable", value.nullable());
  }

  private static void value(ObjectNode node, Value value) {
    type(node, value);
    node.put("doc", value.doc()).put("definition", value.definition());
    references(node.putArray("reads"), value.reads());
  }

  private void links(ObjectNode node, Entry entry) {
    references(node.putArray("sources"), entry.sources());
    users(node, entry.reference());
  }

  private void users(ObjectNode node, Reference used) {
    references(node.putArray("used_by"), lineage.usersOf(used));
  }

  private static void references(ArrayNode array, List<Reference> references) {
    for (Reference reference : references) {
      ObjectNode node = array.addObject();
      node.put(reference.kind().word(), reference.name());
      if (reference.version() > 0) {
        node.put("version", reference.version());
      }
      if (!reference.member().isEmpty()) {
        node.put(reference.kind().member(), reference.member());
      }
    }
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
