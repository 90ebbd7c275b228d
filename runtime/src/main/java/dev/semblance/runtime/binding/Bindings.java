package dev.semblance.runtime.binding;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.type.EventSchema;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Where the events of a program live in one environment: a {@code bindings.yaml}. */
public final class Bindings {
  private final String name;
  private final Map<String, EventBinding> events;
  private final S3Binding s3;
  private final BindingLines lines;

  private Bindings(
      String name, Map<String, EventBinding> events, S3Binding s3, BindingLines lines) {
    this.name = name;
    this.events = events;
    this.s3 = s3;
    this.lines = lines;
  }

  /**
   * Reads a bindings file; paths in it are relative to its directory.
   *
   * @throws BindingsException if it cannot be read, or with everything that is wrong with it
   */
  public static Bindings read(Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      return parse(file.toString(), directory, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw failure(file.toString(), 0, "there is no such file", "");
    } catch (CharacterCodingException e) {
      throw failure(file.toString(), 0, "not a text file in UTF-8", "");
    } catch (IOException e) {
      throw failure(file.toString(), 0, "cannot be read: " + e, "");
    }
  }

  /**
   * Reads the text of a bindings file.
   *
   * @param name that messages call it by
   * @param directory that relative paths start from
   * @throws BindingsException with everything that is wrong with it
   */
  public static Bindings parse(String name, Path directory, String yaml) {
    ProblemList problems = new ProblemList(name);
    YamlMapping root = YamlMapping.of(compose(name, yaml), "", problems);
    root.allowOnly(Set.of("events", "s3"));
    if (!root.has("events")) {
      root.report("events", "no event is bound", "add `events:` with a key for each event");
    }
    Map<String, EventBinding> events = new LinkedHashMap<>();
    BindingLines lines = new BindingLines();
    EventBindingReader reader = new EventBindingReader(directory);
    root.mapping("events")
        .ifPresent(
            mapping ->
                mapping.forEachMapping(
                    (event, binding) -> {
                      events.put(event, reader.read(event, binding));
                      lines.add(event, mapping.lineOf(event), binding);
                    }));
    S3Binding s3 = root.mapping("s3").map(S3BindingReader::read).orElse(S3Binding.DEFAULT);
    problems.throwIfAny();
    return new Bindings(name, events, s3, lines);
  }

  private static Node compose(String name, String yaml) {
    LoaderOptions options = new LoaderOptions();
    Node node;
    try {
      node = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      Mark mark = Optional.ofNullable(e.getProblemMark()).orElse(e.getContextMark());
      throw failure(name, mark == null ? 0 : mark.getLine() + 1, "not YAML: " + e.getProblem(), "");
    } catch (YAMLException e) {
      throw failure(name, 0, "not YAML: " + e.getMessage(), "");
    }
    if (node == null) {
      throw failure(name, 0, "the file is empty", "add `events:` with a key for each event");
    }
    return node;
  }

  private static BindingsException failure(String name, int line, String message, String help) {
    return new BindingsException(List.of(new BindingProblem(name, line, "", message, help)));
  }

  /** How to reach S3. */
  public S3Binding s3() {
    return s3;
  }

  /** All bound events, in the order of the file. */
  public Map<String, EventBinding> events() {
    return Collections.unmodifiableMap(events);
  }

  /**
   * @throws IllegalArgumentException if the event is not bound
   */
  public EventBinding event(String event) {
    EventBinding binding = events.get(event);
    if (binding == null) {
      throw new IllegalArgumentException("no binding for " + event);
    }
    return binding;
  }

  /**
   * Checks the bindings against the program that they are for.
   *
   * @param declared all events of the program
   * @param needed the names of those whose archive is going to be read
   * @throws BindingsException with everything that does not fit
   */
  public void check(Collection<EventSchema> declared, Collection<String> needed) {
    ProblemList problems = new ProblemList(name);
    new BindingCheck(declared, lines, problems).check(events.values());
    for (String event : needed) {
      checkNeeded(event, problems);
    }
    problems.throwIfAny();
  }

  private void checkNeeded(String event, ProblemList problems) {
    EventBinding binding = events.get(event);
    if (binding == null) {
      problems.report(
          0,
          "events." + event,
          "the event has no binding",
          NearNames.nearest(event, events.keySet())
              .map(near -> "is it meant by `" + near + "`?")
              .orElse("add `" + event + ":` with its archive under `events:`"));
    } else if (binding.archive() == null) {
      problems.report(
          lines.of(event), "events." + event, "the event has no archive", "add `archive:`");
    }
  }
}
