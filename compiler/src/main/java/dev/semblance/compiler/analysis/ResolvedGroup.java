package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import java.util.List;
import java.util.Optional;

/**
 * A group of features.
 *
 * @param deprecated the advice, where the version is deprecated
 * @param condition which rows of the stream's base event count: the stream's condition and the
 *     group's {@code where}
 * @param aggregates over the row of the stream's base event
 * @param features in declared order, windows spelled out; each an expression over {@code Column}s
 *     named like the aggregates' slots
 */
public record ResolvedGroup(
    String name,
    int version,
    String doc,
    Optional<String> deprecated,
    ResolvedStream stream,
    List<Key> keys,
    Optional<ScalarExpression> condition,
    List<Aggregate> aggregates,
    List<Feature> features) {
  public ResolvedGroup {
    keys = List.copyOf(keys);
    aggregates = List.copyOf(aggregates);
    features = List.copyOf(features);
  }

  /** A part of the key, as an expression over the row of the stream's base event. */
  public record Key(String name, ScalarExpression expression) {}

  /** A feature that vectors can use. */
  public record Feature(String name, String doc, ScalarExpression expression) {}
}
