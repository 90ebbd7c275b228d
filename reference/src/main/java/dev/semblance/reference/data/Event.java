package dev.semblance.reference.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened, as a value for each declared field.
 *
 * @param fields by name, all that are declared; values are Boolean, Long (int; timestamp and
 *     duration in microseconds), Double (finite, never {@code -0.0}), BigDecimal of the declared
 *     scale, String, List, Map from String, or null
 */
public record Event(Map<String, Object> fields) {
  public Event {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * The value of a field; null is a value.
   *
   * @throws IllegalArgumentException if the event lacks the field
   */
  public Object get(String field) {
    if (!fields.containsKey(field)) {
      throw new IllegalArgumentException("no field " + field + " in " + fields.keySet());
    }
    return fields.get(field);
  }
}
