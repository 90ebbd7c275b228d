package dev.semblance.compiler.analysis;

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
 */
public record ResolvedVector(
    String name,
    int version,
    String doc,
    Optional<String> deprecated,
    ResolvedStream trigger,
    Optional<ScalarExpression> condition,
    List<Use> uses,
    List<OutputColumn> columns) {
  public ResolvedVector {
    uses = List.copyOf(uses);
    columns = List.copyOf(columns);
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

  /** A column of the output. */
  public record OutputColumn(String name, String doc, ScalarExpression expression) {}
}
