package dev.semblance.reference.why;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Whether an event counts, and by which rule.
 *
 * @param values what would count of it: an aggregate's arguments, or the fields that a join takes
 */
public record Verdict(Occurrence event, Rule rule, List<Named> values) {
  public Verdict {
    requireNonNull(event, "event");
    requireNonNull(rule, "rule");
    values = List.copyOf(values);
  }
}
