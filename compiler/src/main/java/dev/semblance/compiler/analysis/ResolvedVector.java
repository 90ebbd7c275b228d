package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import java.util.List;
import java.util.Optional;

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
