package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An event or a stream as far as analysis got with it.
 *
 * @param fields empty values are declared, but with a mistake
 * @param aliases what a path may begin with: the joined streams' names, and those of records
 * @param hidden paths that may not be read: the arrival of events
 * @param labels paths of labels, which no expression may read
 * @param bases the vectors that it is made of, in the order in which they must be computed
 * @param open names, a bare one or an alias, of what is unknown because of an earlier mistake;
 *     {@link #ALL} where nothing is known of the stream itself
 */
record StreamShape(
    String name,
    EventSchema event,
    Optional<ScalarExpression> condition,
    Map<String, Optional<ScalarExpression>> fields,
    List<ResolvedLookup> lookups,
    Set<String> aliases,
    Set<String> hidden,
    Set<String> open,
    Set<String> labels,
    List<ResolvedVector> bases) {

  /** Stands for all names. */
  static final String ALL = "*";

  private static final EventSchema NO_EVENT =
      new EventSchema("?", List.of(), List.of(), "?", Optional.empty(), "");

  StreamShape {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    lookups = List.copyOf(lookups);
    aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
    hidden = Set.copyOf(hidden);
    open = Set.copyOf(open);
    labels = Set.copyOf(labels);
    bases = List.copyOf(bases);
  }

  /** An event, which is not made of any vector. */
  StreamShape(
      String name,
      EventSchema event,
      Optional<ScalarExpression> condition,
      Map<String, Optional<ScalarExpression>> fields,
      List<ResolvedLookup> lookups,
      Set<String> aliases,
      Set<String> hidden,
      Set<String> open) {
    this(name, event, condition, fields, lookups, aliases, hidden, open, Set.of(), List.of());
  }

  /** A stream of which a mistake has hidden everything: no use of it is a further mistake. */
  static StreamShape unknown(String name) {
    return new StreamShape(
        name, NO_EVENT, Optional.empty(), Map.of(), List.of(), Set.of(), Set.of(), Set.of(ALL));
  }

  /** The same stream under the name of one that is made of it. */
  StreamShape named(String other) {
    return new StreamShape(
        other, event, condition, fields, lookups, aliases, hidden, open, labels, bases);
  }

  StreamShape withCondition(Optional<ScalarExpression> other) {
    return new StreamShape(
        name, event, other, fields, lookups, aliases, hidden, open, labels, bases);
  }

  /** This stream with one more field. */
  StreamShape withField(String path, Optional<ScalarExpression> value) {
    Map<String, Optional<ScalarExpression>> more = new LinkedHashMap<>(fields);
    more.put(path, value);
    return new StreamShape(
        name, event, condition, more, lookups, aliases, hidden, open, labels, bases);
  }

  /** Whether a path may name something that a mistake has hidden. */
  boolean mayHave(String path) {
    int dot = path.indexOf('.');
    return open.contains(ALL) || (dot > 0 && open.contains(path.substring(0, dot)));
  }

  /** Whether a path leads to a record of the event, not to a joined stream. */
  boolean isRecord(String path) {
    int dot = path.indexOf('.');
    return aliases.contains(dot < 0 ? path : path.substring(0, dot)) && event.hasRecord(path);
  }

  boolean isUnknown() {
    return open.contains(ALL);
  }

  /** What it amounts to; only of use where there was no mistake. */
  ResolvedStream resolved() {
    Map<String, ScalarExpression> known = new LinkedHashMap<>();
    fields.forEach((path, field) -> field.ifPresent(value -> known.put(path, value)));
    return new ResolvedStream(name, event, condition, known, lookups, bases);
  }
}
