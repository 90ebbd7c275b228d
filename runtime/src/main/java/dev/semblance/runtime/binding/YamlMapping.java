package dev.semblance.runtime.binding;

import dev.semblance.compiler.analysis.NearNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a bindings file, read key by key. What does not fit is reported with its place, and
 * reading goes on.
 */
final class YamlMapping {
  private static final Pattern CREDENTIAL =
      Pattern.compile(".*(secret|passw|accesskey|apikey|credential|token|saskey|accountkey).*");

  private final String path;
  private final int line;
  private final ProblemList problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private YamlMapping(String path, int line, ProblemList problems) {
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  /** Reads a node that must be a mapping; what else it is gets reported and counts as empty. */
  static YamlMapping of(Node node, String path, ProblemList problems) {
    YamlMapping mapping = new YamlMapping(path, lineOf(node), problems);
    if (node instanceof MappingNode found) {
      found.getValue().forEach(mapping::put);
    } else {
      problems.report(lineOf(node), path, "expected keys and values, found " + describe(node), "");
    }
    return mapping;
  }

  private void put(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    if (!(key instanceof ScalarNode scalar)) {
      problems.report(lineOf(key), path, "a key must be plain text", "");
      return;
    }
    String name = scalar.getValue();
    if (values.put(name, tuple.getValueNode()) != null) {
      problems.report(lineOf(key), pathOf(name), "the key stands here twice", "leave one out");
    }
    lines.put(name, lineOf(key));
  }

  String path() {
    return path;
  }

  int line() {
    return line;
  }

  int lineOf(String key) {
    return lines.getOrDefault(key, line);
  }

  String pathOf(String key) {
    if (path.isEmpty() || key.isEmpty()) {
      return path + key;
    }
    return path + "." + key;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Whether the value of the key is keys and values itself. */
  boolean isMapping(String key) {
    return values.get(key) instanceof MappingNode;
  }

  void report(String key, String message, String help) {
    problems.report(lineOf(key), pathOf(key), message, help);
  }

  /** Reports all keys but the known ones. */
  void allowOnly(Set<String> known) {
    for (String key : values.keySet()) {
      if (known.contains(key)) {
        continue;
      }
      if (looksLikeCredential(key)) {
        report(
            key,
            "credentials do not belong in bindings",
            "give them to the environment or to the engine's configuration");
      } else {
        report(key, "unknown key", NearNames.advice(key, "keys here", sorted(known)).orElse(""));
      }
    }
  }

  private static boolean looksLikeCredential(String key) {
    String plain = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return CREDENTIAL.matcher(plain).matches();
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** The text of a key's value; empty if the key is missing or its value is no plain text. */
  Optional<String> text(String key) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return Optional.of(scalar.getValue());
    }
    report(key, "expected a text, found " + describe(node), "");
    return Optional.empty();
  }

  /** The texts of a key's list; empty if the key is missing or its value is no list of texts. */
  Optional<List<String>> texts(String key) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof SequenceNode sequence)) {
      report(key, "expected a list, found " + describe(node), "write [" + "\"...\"" + "]");
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (item instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      } else {
        report(key, "expected texts in the list, found " + describe(item), "");
      }
    }
    return Optional.of(texts);
  }

  /** The keys and values under a key; empty if the key is missing. */
  Optional<YamlMapping> mapping(String key) {
    return Optional.ofNullable(values.get(key)).map(node -> of(node, pathOf(key), problems));
  }

  /** Passes every key with the keys and values under it. */
  void forEachMapping(BiConsumer<String, YamlMapping> consumer) {
    values.forEach((key, node) -> consumer.accept(key, of(node, pathOf(key), problems)));
  }

  /** Passes every key with its text. */
  void forEachText(BiConsumer<String, String> consumer) {
    values.keySet().forEach(key -> text(key).ifPresent(text -> consumer.accept(key, text)));
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String describe(Node node) {
    if (node instanceof MappingNode) {
      return "keys and values";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    return node.getTag().equals(Tag.NULL) ? "nothing" : "a plain value";
  }
}
