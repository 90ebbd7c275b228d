package dev.semblance.reference.why;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Something that a column's value is made of.
 *
 * @param name of the aggregate among the group's features, or of the join
 * @param group of which it is a feature; empty for a join
 * @param definition as text: {@code sum(price) where ... over 1d}
 * @param source the declared name of the events that may count
 * @param conditions the filters by the rule that names them, as text
 * @param key which of the source's events may count at all
 * @param values the aggregate's value, or whether the join found an event and what it took of it
 * @param span the time that is covered
 * @param events all of that key, in order of time, each with its rule
 */
public record Part(
    Kind kind,
    String name,
    String group,
    String definition,
    String source,
    Map<Rule, String> conditions,
    List<Named> key,
    List<Named> values,
    Span span,
    List<Verdict> events) {

  /** How events become values. */
  public enum Kind {
    /** By an aggregate over all that count. */
    AGGREGATE,
    /** By a join, which finds one. */
    JOIN
  }

  /**
   * A stretch of time in microseconds since the epoch.
   *
   * @param from its first instant; empty where it has no beginning
   * @param to its end
   * @param toIncluded whether the end belongs to it; the trigger itself counts by a rule of its own
   */
  public record Span(OptionalLong from, long to, boolean toIncluded) {}

  public Part {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    requireNonNull(group, "group");
    requireNonNull(definition, "definition");
    requireNonNull(source, "source");
    Map<Rule, String> copy = new EnumMap<>(Rule.class);
    copy.putAll(conditions);
    conditions = Collections.unmodifiableMap(copy);
    key = List.copyOf(key);
    values = List.copyOf(values);
    requireNonNull(span, "span");
    events = List.copyOf(events);
  }

  /** Those that count, in order. */
  public List<Verdict> counted() {
    return events.stream().filter(verdict -> verdict.rule().counts()).toList();
  }
}
