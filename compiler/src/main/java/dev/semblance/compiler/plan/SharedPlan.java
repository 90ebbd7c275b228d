package dev.semblance.compiler.plan;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedStream;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.ScalarExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several vectors on one event, computed by the same stages: what two of them read is computed
 * once.
 *
 * @param plan of all stages; its output is the rows of any of the vectors, with the columns of all
 * @param vectors in the order given, each with the stages of all and its own output
 */
public record SharedPlan(Plan plan, List<Plan> vectors) {
  public SharedPlan {
    vectors = List.copyOf(vectors);
  }

  /** A vector that shares its stages with no other. */
  public static SharedPlan of(Plan plan) {
    return new SharedPlan(plan, List.of(plan));
  }

  /**
   * The plan of the vectors with their labels.
   *
   * @param vectors at least one, all triggered by the same event
   * @throws IllegalArgumentException if they are triggered by several events
   */
  public static SharedPlan of(ResolvedProgram program, List<ResolvedVector> vectors) {
    Set<String> triggers = new LinkedHashSet<>();
    vectors.forEach(vector -> triggers.add(vector.trigger().event().name()));
    if (triggers.size() != 1) {
      throw new IllegalArgumentException("vectors on several events share no stage: " + triggers);
    }
    if (vectors.size() == 1) {
      return of(Planner.planWithLabels(program, vectors.get(0)));
    }
    Map<GroupUse, String> aliases = new LinkedHashMap<>();
    List<ResolvedVector> named = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      named.add(named(vectors.get(i), "vector " + i + " ", aliases));
    }
    Plan plan = Planner.planWithLabels(program, union(named));
    List<Plan> outputs = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      outputs.add(
          new Plan(
              plan.namespace(),
              plan.events(),
              plan.stages(),
              output(vectors.get(i), named.get(i))));
    }
    return new SharedPlan(plan, outputs);
  }

  /** A group under a key, whatever a vector calls it. */
  private record GroupUse(ResolvedGroup group, List<ScalarExpression> key) {}

  /** The vector with names for what it reads and puts out that other vectors do not have. */
  private static ResolvedVector named(
      ResolvedVector vector, String prefix, Map<GroupUse, String> aliases) {
    Map<String, String> features = new HashMap<>();
    List<ResolvedVector.Use> uses = new ArrayList<>();
    for (ResolvedVector.Use use : vector.uses()) {
      String alias =
          aliases.computeIfAbsent(
              new GroupUse(use.group(), use.key()),
              any -> use.group().name() + " (" + (aliases.size() + 1) + ")");
      ResolvedVector.Use renamed = new ResolvedVector.Use(alias, use.group(), use.key());
      use.group()
          .features()
          .forEach(
              feature -> features.put(use.column(feature.name()), renamed.column(feature.name())));
      uses.add(renamed);
    }
    return new ResolvedVector(
        vector.name(),
        vector.version(),
        vector.doc(),
        vector.deprecated(),
        vector.trigger(),
        vector.condition(),
        uses,
        vector.columns().stream()
            .map(
                column ->
                    new ResolvedVector.OutputColumn(
                        prefix + column.name(),
                        column.doc(),
                        reading(column.expression(), features)))
            .toList(),
        vector.labels().stream().map(label -> named(label, prefix, features)).toList());
  }

  private static ResolvedVector.Label named(
      ResolvedVector.Label label, String prefix, Map<String, String> features) {
    return new ResolvedVector.Label(
        prefix + label.name(),
        label.doc(),
        label.stream(),
        label.condition(),
        label.key(),
        label.triggerKey().stream().map(part -> reading(part, features)).toList(),
        label.aggregate(),
        label.aheadMicros());
  }

  private static ScalarExpression reading(
      ScalarExpression expression, Map<String, String> features) {
    return expression.replaceColumns(
        column ->
            features.containsKey(column.name())
                ? new ScalarExpression.Column(
                    features.get(column.name()), column.type(), column.nullable())
                : column);
  }

  private static ResolvedVector union(List<ResolvedVector> vectors) {
    Set<ResolvedVector.Use> uses = new LinkedHashSet<>();
    List<ResolvedVector.OutputColumn> columns = new ArrayList<>();
    List<ResolvedVector.Label> labels = new ArrayList<>();
    for (ResolvedVector vector : vectors) {
      uses.addAll(vector.uses());
      columns.addAll(vector.columns());
      // Each vector's rows are told apart at the end, so what its condition reads has to be there.
      vector
          .condition()
          .ifPresent(
              own ->
                  columns.add(
                      new ResolvedVector.OutputColumn("condition " + columns.size(), "", own)));
      labels.addAll(vector.labels());
    }
    return new ResolvedVector(
        "all",
        1,
        "",
        Optional.empty(),
        trigger(vectors),
        anyOf(vectors.stream().map(ResolvedVector::condition).distinct().toList()),
        List.copyOf(uses),
        columns,
        labels);
  }

  /** The first vector's trigger stream, with what the rows gain for those of the others. */
  private static ResolvedStream trigger(List<ResolvedVector> vectors) {
    Set<ResolvedLookup> lookups = new LinkedHashSet<>();
    Set<ResolvedVector> bases = new LinkedHashSet<>();
    for (ResolvedVector vector : vectors) {
      lookups.addAll(vector.trigger().lookups());
      bases.addAll(vector.trigger().bases());
    }
    ResolvedStream first = vectors.get(0).trigger();
    return new ResolvedStream(
        first.name(),
        first.event(),
        Optional.empty(),
        first.fields(),
        List.copyOf(lookups),
        List.copyOf(bases));
  }

  private static Optional<ScalarExpression> anyOf(List<Optional<ScalarExpression>> conditions) {
    ScalarExpression any = null;
    for (Optional<ScalarExpression> condition : conditions) {
      if (condition.isEmpty()) {
        return Optional.empty();
      }
      ScalarExpression next = condition.get();
      any = any == null ? next : ScalarExpression.or(any, next);
    }
    return Optional.ofNullable(any);
  }

  /** What the vector puts out, under its own names. */
  private static Plan.VectorOutput output(ResolvedVector vector, ResolvedVector named) {
    Plan.VectorOutput output = Planner.output(named);
    List<String> names = new ArrayList<>();
    vector.columns().forEach(column -> names.add(column.name()));
    vector.labels().forEach(label -> names.add(label.name()));
    List<Plan.OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Plan.OutputColumn column = output.columns().get(i);
      columns.add(
          new Plan.OutputColumn(names.get(i), column.doc(), column.expression(), column.label()));
    }
    return new Plan.VectorOutput(
        output.vector(),
        output.version(),
        output.doc(),
        output.event(),
        output.condition(),
        columns);
  }
}
