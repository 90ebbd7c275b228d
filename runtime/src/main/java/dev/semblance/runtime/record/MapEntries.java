package dev.semblance.runtime.record;

import dev.semblance.runtime.expression.CodePointOrder;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects the entries of one map. What comes of them is the form that maps have in rows: the keys
 * in order of their code points, no nulls, not to be changed.
 */
public final class MapEntries {
  private final SortedMap<String, Object> entries = new TreeMap<>(CodePointOrder.INSTANCE);

  /**
   * Adds an entry.
   *
   * @param value null for a key that then is not in the map
   * @return whether the key is new
   */
  public boolean add(String key, Object value) {
    if (entries.containsKey(key)) {
      return false;
    }
    entries.put(key, value);
    return true;
  }

  /** The map; nothing can be added any more. */
  public Map<String, Object> toMap() {
    entries.values().removeIf(Objects::isNull);
    return Collections.unmodifiableSortedMap(entries);
  }
}
