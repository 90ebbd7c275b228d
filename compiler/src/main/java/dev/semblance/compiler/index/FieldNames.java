package dev.semblance.compiler.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the fields of a stream are called, by path, and what the beginnings of paths stand for. */
final class FieldNames {
  private final Map<String, Meaning> fields = new LinkedHashMap<>();
  private final Map<String, Meaning> beginnings = new LinkedHashMap<>();

  FieldNames() {}

  FieldNames copy() {
    FieldNames copy = new FieldNames();
    copy.fields.putAll(fields);
    copy.beginnings.putAll(beginnings);
    return copy;
  }

  void add(String path, Meaning meaning) {
    fields.putIfAbsent(path, meaning);
  }

  /** Makes a record known, or a joined stream. */
  void addBeginning(String path, Meaning meaning) {
    beginnings.putIfAbsent(path, meaning);
  }

  /** Makes the fields of a joined stream known under its name. */
  void addJoined(String alias, Meaning meaning, FieldNames joined) {
    if (beginnings.containsKey(alias)) {
      return;
    }
    addBeginning(alias, meaning);
    joined.beginnings.forEach((path, value) -> addBeginning(alias + "." + path, value));
    joined.fields.forEach((path, value) -> add(alias + "." + path, value));
  }

  Collection<String> paths() {
    return fields.keySet();
  }

  /** Whether a path begins with this name, because it is that of a record or a joined stream. */
  boolean hasBeginning(String name) {
    return beginnings.containsKey(name);
  }

  /** What a bare field is; empty also where the name only begins paths. */
  Optional<Meaning> field(String path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** What each part of a path stands for; empty where one of them is unknown. */
  List<Meaning> parts(List<String> names) {
    List<Meaning> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String path = String.join(".", names.subList(0, i + 1));
      Meaning meaning = i < names.size() - 1 ? beginnings.get(path) : fields.get(path);
      if (meaning == null) {
        return List.of();
      }
      found.add(meaning);
    }
    return found;
  }

  /** What the beginnings of paths are that lead to a record or a joined stream. */
  List<Meaning> beginning(List<String> names) {
    List<Meaning> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Meaning meaning = beginnings.get(String.join(".", names.subList(0, i + 1)));
      if (meaning == null) {
        return List.of();
      }
      found.add(meaning);
    }
    return found;
  }

  /** The same of a path that may end at a record or a joined stream. */
  List<Meaning> leading(List<String> names) {
    List<Meaning> field = parts(names);
    return field.isEmpty() ? beginning(names) : field;
  }

  /** What the column stands for that a path is in the output. */
  Optional<Meaning> column(String path) {
    List<String> names = Arrays.asList(path.split("\\."));
    List<Meaning> parts = parts(names);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Meaning whole = parts.get(0);
    int length = names.get(0).length();
    for (int i = 1; i < parts.size(); i++) {
      whole = whole.followedBy(length, parts.get(i));
      length += 1 + names.get(i).length();
    }
    return Optional.of(whole);
  }
}
