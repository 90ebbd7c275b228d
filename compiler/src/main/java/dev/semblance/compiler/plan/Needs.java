package dev.semblance.compiler.plan;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedStream;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a vector's columns need: which features of each used group, which lookups, and which fields
 * of the events they find. What nothing reads is not computed.
 */
final class Needs {

  /** A lookup whose columns something reads, and the event whose rows gain them. */
  record NeededLookup(String event, ResolvedLookup lookup) {}

  /** A column that a lookup adds: the right stream's path, or empty for the matched column. */
  private record LookupColumn(ResolvedLookup lookup, Optional<String> path) {}

  private final Map<String, LookupColumn> lookupColumns = new HashMap<>();
  private final Map<ResolvedLookup, NeededLookup> lookups = new LinkedHashMap<>();
  private final Map<ResolvedLookup, Set<String>> paths = new HashMap<>();
  private final Map<ResolvedVector.Use, List<ResolvedGroup.Feature>> features =
      new LinkedHashMap<>();
  private final Set<String> visited = new HashSet<>();

  private Needs() {}

  static Needs of(ResolvedVector vector) {
    Needs needs = new Needs();
    needs.learnLookups(vector.trigger());
    vector.uses().forEach(use -> needs.learnLookups(use.group().stream()));
    vector.labels().forEach(label -> needs.learnLookups(label.stream()));
    needs.readVector(vector);
    return needs;
  }

  /** The lookups that are needed, in no particular order of execution. */
  Collection<NeededLookup> lookups() {
    return lookups.values();
  }

  /** The right stream's paths that are read through {@code lookup}, in the right stream's order. */
  List<String> pathsOf(ResolvedLookup lookup) {
    Set<String> read = paths.getOrDefault(lookup, Set.of());
    return lookup.right().fields().keySet().stream().filter(read::contains).toList();
  }

  /** The features of the used group that the vector reads, in the group's order. */
  List<ResolvedGroup.Feature> featuresOf(ResolvedVector.Use use) {
    return features.getOrDefault(use, List.of());
  }

  /** The aggregates of the used group that its read features need. */
  List<Aggregate> aggregatesOf(ResolvedVector.Use use) {
    Set<String> slots = new LinkedHashSet<>();
    for (ResolvedGroup.Feature feature : featuresOf(use)) {
      feature.expression().forEachColumn(column -> slots.add(column.name()));
    }
    return use.group().aggregates().stream().filter(a -> slots.contains(a.slot())).toList();
  }

  /** What folding the used group reads from its source's rows. */
  List<ScalarExpression> inputsOf(ResolvedVector.Use use) {
    List<ScalarExpression> inputs = new ArrayList<>();
    use.group().keys().forEach(key -> inputs.add(key.expression()));
    use.group().condition().ifPresent(inputs::add);
    for (Aggregate aggregate : aggregatesOf(use)) {
      inputs.addAll(aggregate.arguments());
      aggregate.condition().ifPresent(inputs::add);
    }
    return inputs;
  }

  /** The lookups that must be done before the expressions can be evaluated. */
  Set<ResolvedLookup> lookupsBehind(Collection<ScalarExpression> expressions) {
    Set<ResolvedLookup> behind = new LinkedHashSet<>();
    for (ScalarExpression expression : expressions) {
      expression.forEachColumn(
          column ->
              Optional.ofNullable(lookupColumns.get(column.name()))
                  .ifPresent(found -> behind.add(found.lookup())));
    }
    return behind;
  }

  private void learnLookups(ResolvedStream stream) {
    for (ResolvedLookup lookup : stream.lookups()) {
      lookupColumns.put(lookup.matchedColumn(), new LookupColumn(lookup, Optional.empty()));
      for (String path : lookup.right().fields().keySet()) {
        lookupColumns.put(lookup.column(path), new LookupColumn(lookup, Optional.of(path)));
      }
      learnLookups(lookup.right());
    }
  }

  private void readVector(ResolvedVector vector) {
    String trigger = vector.trigger().event().name();
    Set<String> answered = new HashSet<>();
    for (ResolvedVector.OutputColumn column : vector.columns()) {
      column.expression().forEachColumn(read -> answered.add(read.name()));
      read(trigger, column.expression());
    }
    for (ResolvedVector.Label label : vector.labels()) {
      for (ScalarExpression part : label.triggerKey()) {
        part.forEachColumn(read -> answered.add(read.name()));
        read(trigger, part);
      }
      LabelStages.inputsOf(label).forEach(e -> read(label.stream().event().name(), e));
    }
    vector.condition().ifPresent(condition -> read(trigger, condition));
    for (ResolvedVector.Use use : vector.uses()) {
      List<ResolvedGroup.Feature> used =
          use.group().features().stream()
              .filter(feature -> answered.contains(use.column(feature.name())))
              .toList();
      if (!used.isEmpty()) {
        features.put(use, used);
        readUse(trigger, use);
      }
    }
  }

  private void readUse(String trigger, ResolvedVector.Use use) {
    use.key().forEach(part -> read(trigger, part));
    inputsOf(use).forEach(e -> read(use.group().stream().event().name(), e));
  }

  private void read(String event, ScalarExpression expression) {
    expression.forEachColumn(column -> readColumn(event, column.name()));
  }

  private void readColumn(String event, String column) {
    LookupColumn found = lookupColumns.get(column);
    if (found == null || !visited.add(event + " " + column)) {
      return;
    }
    ResolvedLookup lookup = found.lookup();
    ResolvedStream right = lookup.right();
    String rightEvent = right.event().name();
    lookups.putIfAbsent(lookup, new NeededLookup(event, lookup));
    lookup.leftKey().forEach(part -> read(event, part));
    lookup.rightKey().forEach(part -> read(rightEvent, part));
    right.condition().ifPresent(condition -> read(rightEvent, condition));
    found
        .path()
        .ifPresent(
            path -> {
              paths.computeIfAbsent(lookup, any -> new HashSet<>()).add(path);
              read(rightEvent, right.fields().get(path));
            });
  }
}
