package dev.semblance.cli.catalog;

import java.util.List;

/**
 * What one program declares, or several of one namespace that agree with each other. Each list is
 * in order of names and versions.
 *
 * @param namespace empty where there is none
 * @param files those that were read, in order of their names
 */
public record Program(
    String namespace,
    List<String> files,
    List<Entry.Event> events,
    List<Entry.Stream> streams,
    List<Entry.Group> groups,
    List<Entry.Vector> vectors,
    List<NamedFunction> functions) {
  public Program {
    files = List.copyOf(files);
    events = List.copyOf(events);
    streams = List.copyOf(streams);
    groups = List.copyOf(groups);
    vectors = List.copyOf(vectors);
    functions = List.copyOf(functions);
  }

  /** The namespace, or else the files. */
  public String title() {
    return namespace.isEmpty() ? String.join(", ", files) : namespace;
  }

  /** {@code payments.fraud}: how outputs, topics and locks call it. */
  public String qualified(String name) {
    return namespace.isEmpty() ? name : namespace + "." + name;
  }
}
