package dev.semblance.cli.catalog;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedStream;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the values of expressions over a stream's rows come from: fields of events, through joins,
 * and features of groups.
 */
final class Origins {
  private final EventSchema event;
  private final Map<String, Found> found = new HashMap<>();
  private final Map<String, Reference> features = new HashMap<>();
  private final Map<String, Set<Reference>> known = new HashMap<>();
  private final Map<String, Origins> rights;

  /** A column that a lookup adds; no path for the one that tells whether an event was found. */
  private record Found(ResolvedLookup lookup, String path) {}

  Origins(ResolvedStream stream, List<ResolvedVector.Use> uses) {
    this(stream, uses, new HashMap<>());
  }

  /**
   * @param rights those of joined streams, by the lookup's name, as far as they are known
   */
  private Origins(
      ResolvedStream stream, List<ResolvedVector.Use> uses, Map<String, Origins> rights) {
    this.event = stream.event();
    this.rights = rights;
    for (ResolvedLookup lookup : stream.lookups()) {
      found.put(lookup.matchedColumn(), new Found(lookup, ""));
      lookup
          .right()
          .fields()
          .keySet()
          .forEach(path -> found.put(lookup.column(path), new Found(lookup, path)));
    }
    stream.bases().forEach(base -> base.uses().forEach(this::addFeatures));
    uses.forEach(this::addFeatures);
  }

  private void addFeatures(ResolvedVector.Use use) {
    ResolvedGroup group = use.group();
    Reference whole = Reference.group(group.name(), group.version());
    group
        .features()
        .forEach(feature -> features.put(use.column(feature.name()), whole.member(feature.name())));
  }

  /** In the order in which they are read, without repetition. */
  List<Reference> of(Collection<? extends ScalarExpression> expressions) {
    Set<Reference> all = new LinkedHashSet<>();
    expressions.forEach(expression -> add(expression, all));
    return List.copyOf(all);
  }

  /**
   * What aggregates look at: their arguments and conditions, or else the event, which they only
   * count.
   */
  List<Reference> ofAggregates(Collection<Aggregate> aggregates) {
    List<ScalarExpression> read = new ArrayList<>();
    for (Aggregate aggregate : aggregates) {
      read.addAll(aggregate.arguments());
      aggregate.condition().ifPresent(read::add);
    }
    List<Reference> origins = of(read);
    return origins.isEmpty() && !aggregates.isEmpty()
        ? List.of(Reference.event(event.name()))
        : origins;
  }

  private void add(ScalarExpression expression, Set<Reference> all) {
    expression.forEachColumn(column -> all.addAll(column(column.name())));
  }

  private Set<Reference> column(String name) {
    Set<Reference> origins = known.get(name);
    if (origins == null) {
      origins = origins(name);
      known.put(name, origins);
    }
    return origins;
  }

  private Set<Reference> origins(String name) {
    if (features.containsKey(name)) {
      return Set.of(features.get(name));
    }
    Found by = found.get(name);
    if (by == null) {
      return Set.of(Reference.event(event.name()).member(name));
    }
    ResolvedStream right = by.lookup().right();
    if (by.path().isEmpty()) {
      return Set.of(Reference.event(right.event().name()));
    }
    Origins behind =
        rights.computeIfAbsent(by.lookup().name(), any -> new Origins(right, List.of(), rights));
    Set<Reference> all = new LinkedHashSet<>();
    behind.add(right.fields().get(by.path()), all);
    return all;
  }
}
