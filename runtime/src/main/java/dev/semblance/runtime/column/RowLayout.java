package dev.semblance.runtime.column;

import dev.semblance.compiler.type.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names and types of a row's columns, and where each stands. */
public final class RowLayout {

  /** A named, typed column. */
  public record Column(String name, Type type) {}

  private final List<Column> columns;
  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * @throws IllegalArgumentException if a name occurs twice
   */
  public RowLayout(List<Column> columns) {
    this.columns = List.copyOf(columns);
    for (int i = 0; i < this.columns.size(); i++) {
      if (indexes.put(this.columns.get(i).name(), i) != null) {
        throw new IllegalArgumentException("column twice: " + this.columns.get(i).name());
      }
    }
  }

  public List<Column> columns() {
    return columns;
  }

  public int size() {
    return columns.size();
  }

  public boolean contains(String name) {
    return indexes.containsKey(name);
  }

  /**
   * @throws IllegalArgumentException if there is no such column
   */
  public int indexOf(String name) {
    Integer index = indexes.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no column " + name + " in " + indexes.keySet());
    }
    return index;
  }
}
