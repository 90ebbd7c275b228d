package dev.semblance.streaming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vector of one trigger.
 *
 * @param id the trigger's id, part by part
 * @param time the trigger's time in microseconds since the epoch
 * @param values of {@link VectorSchema#values}, in order: Boolean, Long (int; timestamp and
 *     duration in microseconds), Double, BigDecimal of the type's scale, String, List, or null
 */
public record FeatureVector(VectorSchema schema, List<Object> id, long time, List<Object> values) {
  public FeatureVector {
    id = List.copyOf(id);
    values = Collections.unmodifiableList(new ArrayList<>(values)); // Nulls are allowed.
  }

  /**
   * The value of one of the vector's own columns.
   *
   * @return null is a value
   * @throws IllegalArgumentException if there is no such column
   */
  public Object get(String column) {
    for (int i = 0; i < schema.values().size(); i++) {
      if (schema.values().get(i).name().equals(column)) {
        return values.get(i);
      }
    }
    throw new IllegalArgumentException(
        "the vector " + schema.vector() + " has no column " + column);
  }

  /** The vector's own values by column, in order. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      map.put(schema.values().get(i).name(), values.get(i));
    }
    return map;
  }
}
