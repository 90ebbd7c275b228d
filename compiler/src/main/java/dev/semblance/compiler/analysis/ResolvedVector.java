package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A vector: one output row for each event of the trigger stream that passes the condition.
 *
 * @param condition over the trigger's base row: the stream's condition and the vector's {@code
 *     where}
 * @param columns in output order, without the trigger's id and time, which always come first;
 *     expressions over the trigger's base row and {@code Column}s named {@code alias.feature}
 * @param labels what is only known after the trigger, in the order written
 */
public record ResolvedVector(
    String name,
    int version,
    String doc,
    Optional<String> deprecated,
    ResolvedStream trigger,
    Optional<ScalarExpression> condition,
    List<Use> uses,
    List<OutputColumn> columns,
    List<Label> labels) {
  public ResolvedVector {
    uses = List.copyOf(uses);
    columns = List.copyOf(columns);
    labels = List.copyOf(labels);
  }

  /** The vector as it is served, when what follows the trigger is not known. */
  public ResolvedVector withoutLabels() {
    return new ResolvedVector(
        name, version, doc, deprecated, trigger, condition, uses, columns, List.of());
  }

  /**
   * The vector as streams are made of it: without its labels, and with names of its own for the
   * features that it reads, so that those of several vectors can stand in one row.
   *
   * <p>Features may be null there, whatever their types say: in the order of arrival, an event that
   * came too late for a group has none of it.
   */
  public ResolvedVector asBase() {
    String prefix = name + " v" + version + ".";
    Set<String> features = new HashSet<>();
    List<Use> named = new ArrayList<>();
    for (Use use : uses) {
      use.group().features().forEach(feature -> features.add(use.column(feature.name())));
      named.add(new Use(prefix + use.alias(), use.group(), use.key()));
    }
    List<OutputColumn> renamed =
        columns.stream()
            .map(
                column ->
                    new OutputColumn(
                        column.name(),
                        column.doc(),
                        withFeatures(column.expression(), features, prefix)))
            .toList();
    return new ResolvedVector(
        name, version, doc, deprecated, trigger, condition, named, renamed, List.of());
  }

  private static ScalarExpression withFeatures(
      ScalarExpression value, Set<String> features, String prefix) {
    boolean[] reads = new boolean[1];
    ScalarExpression renamed =
        value.replaceColumns(
            column -> {
              if (!features.contains(column.name())) {
                return column;
              }
              reads[0] = true;
              return new ScalarExpression.Column(prefix + column.name(), column.type(), true);
            });
    return reads[0] && renamed instanceof ScalarExpression.Call call
        ? new ScalarExpression.Call(call.operator(), call.arguments(), call.type(), true)
        : renamed;
  }

  /**
   * A group as the vector uses it.
   *
   * @param key the group's key parts from the trigger's base row, of exactly the group's key types
   */
  public record Use(String alias, ResolvedGroup group, List<ScalarExpression> key) {
    public Use {
      key = List.copyOf(key);
    }

    /** Name of the column that holds the value of one of the group's features. */
    public String column(String feature) {
      return alias + "." + feature;
    }
  }

  /**
   * A label: an aggregate of the stream's events with {@code t < time <= t + aheadMicros}, for a
   * trigger at t.
   *
   * @param condition over the stream's base row: the stream's condition and the label's {@code
   *     where}
   * @param key the label's key parts over the stream's base row
   * @param triggerKey the same parts from the trigger's columns, of exactly the same types
   * @param aggregate over a window as long as the label looks ahead
   */
  public record Label(
      String name,
      String doc,
      ResolvedStream stream,
      Optional<ScalarExpression> condition,
      List<ResolvedGroup.Key> key,
      List<ScalarExpression> triggerKey,
      Aggregate aggregate,
      long aheadMicros) {
    public Label {
      key = List.copyOf(key);
      triggerKey = List.copyOf(triggerKey);
    }
  }

  /** A column of the output. */
  public record OutputColumn(String name, String doc, ScalarExpression expression) {}
}
