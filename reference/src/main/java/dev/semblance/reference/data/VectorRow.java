package dev.semblance.reference.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vector of one trigger.
 *
 * @param id the trigger's id, part by part
 * @param time the trigger's time in microseconds since the epoch
 * @param values by column, in output order, without id and time; null is a value
 */
public record VectorRow(List<Object> id, long time, Map<String, Object> values) {
  public VectorRow {
    id = List.copyOf(id);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
