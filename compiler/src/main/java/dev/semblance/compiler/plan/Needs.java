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
 */
final class Needs {

  /** A lookup whose columns something reads, and the event whose rows gain them. */
  record NeededLookup(String event, ResolvedLookup lookup) {}

  /** A group that a vector which a stream is made of uses, and of which something reads. */
  record NeededUse(ResolvedVector base, ResolvedVector.Use use) {}

  /** A column that a lookup adds: the right stream's path, or empty for the matched column. */
  private record LookupColumn(ResolvedLookup lookup, Optional<String> path) {}

  /** A column that a group adds for a vector that some stream is made of. */
  private record BaseColumn(
      ResolvedVector base, ResolvedVector.Use use, ResolvedGroup.Feature feature) {}

  private final Map<String, LookupColumn> lookupColumns = new HashMap<>();
  private final Map<String, BaseColumn> baseColumns = new HashMap<>();
  private final Set<String> learnt = new HashSet<>();

  /** By their names, which are unique in a program. */
  private final Map<String, NeededLookup> lookups = new LinkedHashMap<>();

  private final Map<String, Set<String>> paths = new HashMap<>();

  /** By their aliases, which are unique among those of all bases. */
  private final Map<String, NeededUse> uses = new LinkedHashMap<>();

  /** Names of features by alias. */
  private final Map<String, Set<String>> features = new HashMap<>();

  private final Set<String> visited = new HashSet<>();

  private Needs() {}

  static Needs of(ResolvedVector vector) {
    Needs needs = new Needs();
    needs.learn(vector.trigger());
    vector.uses().forEach(use -> needs.learn(use.group().stream()));
    vector.labels().forEach(label -> needs.learn(label.stream()));
    needs.readVector(vector);
    return needs;
  }

  /** The lookups that are needed, in no particular order of execution. */
  Collection<NeededLookup> lookups() {
    return lookups.values();
  }

  /** The groups needed of the vectors that streams are made of, in no particular order. */
  Collection<NeededUse> uses() {
    return uses.values();
  }

  /** The right stream's paths that are read through {@code lookup}, in the right stream's order. */
  List<String> pathsOf(ResolvedLookup lookup) {
    Set<String> read = paths.getOrDefault(lookup.name(), Set.of());
    return lookup.right().fields().keySet().stream().filter(read::contains).toList();
  }

  /** The features of the used group that are read, in the group's order. */
  List<ResolvedGroup.Feature> featuresOf(ResolvedVector.Use use) {
    Set<String> read = features.getOrDefault(use.alias(), Set.of());
    return use.group().features().stream().filter(f -> read.contains(f.name())).toList();
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
    return group.aggregates().stream().filter(a -> slots.contains(a.slot())).toList();
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
            BaseColumn answered = baseColumns.get(column.name());
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
    for (ResolvedVector base : stream.bases()) {
      for (ResolvedVector.Use use : base.uses()) {
        if (learnt.add(use.alias())) {
          for (ResolvedGroup.Feature feature : use.group().features()) {
            baseColumns.put(use.column(feature.name()), new BaseColumn(base, use, feature));
          }
          learn(use.group().stream());
        }
      }
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
      for (ResolvedGroup.Feature feature : use.group().features()) {
        if (answered.contains(use.column(feature.name()))) {
          features.computeIfAbsent(use.alias(), any -> new HashSet<>()).add(feature.name());
        }
      }
      if (features.containsKey(use.alias())) {
        use.key().forEach(part -> read(trigger, part));
        inputsOf(use).forEach(e -> read(use.group().stream().event().name(), e));
      }
    }
  }

  private void read(String event, ScalarExpression expression) {
    expression.forEachColumn(column -> readColumn(event, column.name()));
  }

  private void readColumn(String event, String column) {
    LookupColumn found = lookupColumns.get(column);
    BaseColumn answered = baseColumns.get(column);
    if ((found == null && answered == null) || !visited.add(event + " " + column)) {
      return;
    }
    if (found != null) {
      readLookup(event, found);
    } else {
      readBase(event, answered);
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
              paths.computeIfAbsent(lookup.name(), any -> new HashSet<>()).add(path);
              read(rightEvent, right.fields().get(path));
            });
  }

  private void readBase(String event, BaseColumn answered) {
    ResolvedVector.Use use = answered.use();
    ResolvedGroup group = use.group();
    uses.putIfAbsent(use.alias(), new NeededUse(answered.base(), use));
    features.computeIfAbsent(use.alias(), any -> new HashSet<>()).add(answered.feature().name());
    answered.base().condition().ifPresent(condition -> read(event, condition));
    use.key().forEach(part -> read(event, part));
    inputsOf(group, aggregatesOf(group, List.of(answered.feature())))
        .forEach(e -> read(group.stream().event().name(), e));
  }
}
