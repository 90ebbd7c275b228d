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
 * What a vector's columns need: which features of each used group, of its own and of the vectors
 * that its streams are made of, which lookups, and which fields of the events they find. What
 * nothing reads is not computed.
 *
 * <p>All of it is told in the order in which the columns, one after the other, first need it. That
 * order follows from the vector's meaning alone: neither local names nor the order of definitions
 * change it, and so none of them changes how a plan keeps its state.
 */
final class Needs {

  /** A lookup whose columns something reads, and the event whose rows gain them. */
  record NeededLookup(String event, ResolvedLookup lookup) {}

  /** A group of which something reads, and the vector that uses it. */
  record NeededUse(ResolvedVector user, ResolvedVector.Use use) {}

  /** A column that a lookup adds: the right stream's path, or empty for the matched column. */
  private record LookupColumn(ResolvedLookup lookup, Optional<String> path) {}

  /** A column that a group adds for a vector. */
  private record FeatureColumn(
      ResolvedVector user, ResolvedVector.Use use, ResolvedGroup.Feature feature) {}

  private final Map<String, LookupColumn> lookupColumns = new HashMap<>();
  private final Map<String, FeatureColumn> featureColumns = new HashMap<>();
  private final Set<String> learnt = new HashSet<>();

  /** By their names, which are unique in a program. */
  private final Map<String, NeededLookup> lookups = new LinkedHashMap<>();

  private final Map<String, Set<String>> paths = new HashMap<>();

  /** By their aliases, which are unique among those of the vector and all its bases. */
  private final Map<String, NeededUse> uses = new LinkedHashMap<>();

  /** Features by alias and name. */
  private final Map<String, Map<String, ResolvedGroup.Feature>> features = new HashMap<>();

  private final Set<String> visited = new HashSet<>();

  private Needs() {}

  static Needs of(ResolvedVector vector) {
    Needs needs = new Needs();
    needs.learn(vector.trigger());
    needs.learnUses(vector);
    vector.labels().forEach(label -> needs.learn(label.stream()));
    needs.readVector(vector);
    return needs;
  }

  /** The lookups that are needed, which is not the order of execution. */
  Collection<NeededLookup> lookups() {
    return lookups.values();
  }

  /** The groups that are needed, of the vector and of those that streams are made of. */
  Collection<NeededUse> uses() {
    return uses.values();
  }

  /** The right stream's paths that are read through {@code lookup}. */
  List<String> pathsOf(ResolvedLookup lookup) {
    return List.copyOf(paths.getOrDefault(lookup.name(), Set.of()));
  }

  /** The features of the used group that are read. */
  List<ResolvedGroup.Feature> featuresOf(ResolvedVector.Use use) {
    return List.copyOf(features.getOrDefault(use.alias(), Map.of()).values());
  }

  /** The aggregates of the used group that its read features need. */
  List<Aggregate> aggregatesOf(ResolvedVector.Use use) {
    return aggregatesOf(use.group(), featuresOf(use));
  }

  private static List<Aggregate> aggregatesOf(
      ResolvedGroup group, List<ResolvedGroup.Feature> read) {
    Set<String> slots = new LinkedHashSet<>();
    for (ResolvedGroup.Feature feature : read) {
      feature.expression().forEachColumn(column -> slots.add(column.name()));
    }
    Map<String, Aggregate> known = new HashMap<>();
    group.aggregates().forEach(aggregate -> known.put(aggregate.slot(), aggregate));
    return slots.stream().map(known::get).toList();
  }

  /** What folding the used group reads from its source's rows. */
  List<ScalarExpression> inputsOf(ResolvedVector.Use use) {
    return inputsOf(use.group(), aggregatesOf(use));
  }

  private static List<ScalarExpression> inputsOf(ResolvedGroup group, List<Aggregate> aggregates) {
    List<ScalarExpression> inputs = new ArrayList<>();
    group.keys().forEach(key -> inputs.add(key.expression()));
    group.condition().ifPresent(inputs::add);
    for (Aggregate aggregate : aggregates) {
      inputs.addAll(aggregate.arguments());
      aggregate.condition().ifPresent(inputs::add);
    }
    return inputs;
  }

  /**
   * What must be done before the expressions can be evaluated: names of lookups, and aliases under
   * which vectors that streams are made of use groups.
   */
  Set<String> behind(Collection<ScalarExpression> expressions) {
    Set<String> behind = new LinkedHashSet<>();
    for (ScalarExpression expression : expressions) {
      expression.forEachColumn(
          column -> {
            LookupColumn found = lookupColumns.get(column.name());
            FeatureColumn answered = featureColumns.get(column.name());
            if (found != null) {
              behind.add(found.lookup().name());
            } else if (answered != null) {
              behind.add(answered.use().alias());
            }
          });
    }
    return behind;
  }

  private void learn(ResolvedStream stream) {
    for (ResolvedLookup lookup : stream.lookups()) {
      if (learnt.add(lookup.name())) {
        lookupColumns.put(lookup.matchedColumn(), new LookupColumn(lookup, Optional.empty()));
        for (String path : lookup.right().fields().keySet()) {
          lookupColumns.put(lookup.column(path), new LookupColumn(lookup, Optional.of(path)));
        }
        learn(lookup.right());
      }
    }
    stream.bases().forEach(this::learnUses);
  }

  private void learnUses(ResolvedVector user) {
    for (ResolvedVector.Use use : user.uses()) {
      if (learnt.add(use.alias())) {
        for (ResolvedGroup.Feature feature : use.group().features()) {
          featureColumns.put(use.column(feature.name()), new FeatureColumn(user, use, feature));
        }
        learn(use.group().stream());
      }
    }
  }

  private void readVector(ResolvedVector vector) {
    String trigger = vector.trigger().event().name();
    vector.condition().ifPresent(condition -> read(trigger, condition));
    vector.columns().forEach(column -> read(trigger, column.expression()));
    for (ResolvedVector.Label label : vector.labels()) {
      label.triggerKey().forEach(part -> read(trigger, part));
      LabelStages.inputsOf(label).forEach(e -> read(label.stream().event().name(), e));
    }
  }

  private void read(String event, ScalarExpression expression) {
    expression.forEachColumn(column -> readColumn(event, column.name()));
  }

  private void readColumn(String event, String column) {
    LookupColumn found = lookupColumns.get(column);
    FeatureColumn answered = featureColumns.get(column);
    if ((found == null && answered == null) || !visited.add(event + " " + column)) {
      return;
    }
    if (found != null) {
      readLookup(event, found);
    } else {
      readFeature(event, answered);
    }
  }

  private void readLookup(String event, LookupColumn found) {
    ResolvedLookup lookup = found.lookup();
    ResolvedStream right = lookup.right();
    String rightEvent = right.event().name();
    lookups.putIfAbsent(lookup.name(), new NeededLookup(event, lookup));
    lookup.leftKey().forEach(part -> read(event, part));
    lookup.rightKey().forEach(part -> read(rightEvent, part));
    right.condition().ifPresent(condition -> read(rightEvent, condition));
    found
        .path()
        .ifPresent(
            path -> {
              paths.computeIfAbsent(lookup.name(), any -> new LinkedHashSet<>()).add(path);
              read(rightEvent, right.fields().get(path));
            });
  }

  private void readFeature(String event, FeatureColumn answered) {
    ResolvedVector.Use use = answered.use();
    ResolvedGroup group = use.group();
    ResolvedGroup.Feature feature = answered.feature();
    uses.putIfAbsent(use.alias(), new NeededUse(answered.user(), use));
    features
        .computeIfAbsent(use.alias(), any -> new LinkedHashMap<>())
        .put(feature.name(), feature);
    answered.user().condition().ifPresent(condition -> read(event, condition));
    use.key().forEach(part -> read(event, part));
    inputsOf(group, aggregatesOf(group, List.of(feature)))
        .forEach(e -> read(group.stream().event().name(), e));
  }
}
