package dev.semblance.runtime.binding;

import java.util.HashMap;
import java.util.Map;

/** Which line of a bindings file says what, for checks that come after reading. */
final class BindingLines {
  private final Map<String, Integer> events = new HashMap<>();
  private final Map<String, YamlMapping> mappings = new HashMap<>();

  void add(String event, int line, YamlMapping binding) {
    events.put(event, line);
    mappings.put(event, binding);
  }

  int of(String event) {
    return events.get(event);
  }

  /** The line of a key within a section ({@code columns}, {@code fields}) of an event. */
  int of(String event, String section, String key) {
    return mappings.get(event).mapping(section).map(found -> found.lineOf(key)).orElse(of(event));
  }
}
