package dev.semblance.runtime.binding;

import dev.semblance.compiler.analysis.NearNames;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Reads what a bindings file says about an event's topic. */
final class TopicReader {
  private static final Set<String> KEYS = Set.of("name", "format", "schema", "framing", "key");
  private static final List<String> AVRO_KEYS = List.of("schema", "framing");

  private final Path directory;

  /**
   * @param directory that relative paths start from
   */
  TopicReader(Path directory) {
    this.directory = directory;
  }

  /** The topic of an event that has the key; empty if it has no name. */
  Optional<Topic> read(YamlMapping event) {
    if (!event.isMapping("topic")) {
      return event.text("topic").map(name -> new Topic(name, RecordFormat.JSON));
    }
    YamlMapping topic = event.mapping("topic").orElseThrow();
    topic.allowOnly(KEYS);
    RecordFormat format =
        EventBindingReader.formatOf(topic, Set.of(RecordFormat.JSON, RecordFormat.AVRO))
            .orElse(RecordFormat.JSON);
    if (format == RecordFormat.JSON) {
      refuseAvroKeys(topic);
    }
    if (!topic.has("name")) {
      topic.report("name", "the topic has no name", "add `name:`");
    }
    String schema = topic.text("schema").flatMap(path -> schema(topic, path)).orElse(null);
    Topic.Framing framing =
        topic.text("framing").flatMap(text -> framing(topic, text)).orElse(null);
    String key = topic.text("key").orElse(null);
    return topic.text("name").map(name -> new Topic(name, format, schema, framing, key));
  }

  private static void refuseAvroKeys(YamlMapping topic) {
    for (String key : AVRO_KEYS) {
      if (topic.has(key)) {
        topic.report(key, "only Avro has this, and the format is json", "add `format: avro`");
      }
    }
  }

  private static Optional<Topic.Framing> framing(YamlMapping topic, String text) {
    for (Topic.Framing framing : Topic.Framing.values()) {
      if (framing.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(framing);
      }
    }
    List<String> names = List.of("none", "confluent");
    topic.report(
        "framing",
        "unknown framing `" + text + "`",
        NearNames.advice(text, "framings", names).orElse(""));
    return Optional.empty();
  }

  private Optional<String> schema(YamlMapping topic, String path) {
    try {
      String text = Files.readString(directory.resolve(path));
      Schema schema = AvroSchemaText.parse(text);
      if (schema.getType() == Schema.Type.RECORD) {
        return Optional.of(text);
      }
      topic.report("schema", "the Avro schema is no record but " + schema.getType().getName(), "");
    } catch (NoSuchFileException e) {
      topic.report("schema", "there is no such file: " + e.getFile(), "");
    } catch (InvalidPathException e) {
      topic.report("schema", "not a path: " + e.getReason(), "");
    } catch (CharacterCodingException e) {
      topic.report("schema", "not a text file in UTF-8", "");
    } catch (IOException e) {
      topic.report("schema", "cannot be read: " + e, "");
    } catch (SchemaParseException e) {
      topic.report("schema", path + " is not an Avro schema: " + e.getMessage(), "");
    }
    return Optional.empty();
  }
}
