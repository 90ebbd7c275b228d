package dev.semblance.compiler.expression;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * One aggregate over one window, in full.
 *
 * @param slot the name its value has among the group's features
 * @param arguments over the columns of the source's row
 * @param parameter the constant n of {@code last_n}, k of {@code top} (int literals), q of {@code
 *     quantile} and {@code approx_quantile} (double literal), h of {@code decayed_count} and {@code
 *     decayed_sum} (duration literal)
 * @param condition the definition's own {@code where}; null counts as false
 * @param prior whether the trigger itself never counts
 * @param type of the value
 * @param nullable whether the value may be null
 */
public record Aggregate(
    String slot,
    AggregateFunction function,
    List<ScalarExpression> arguments,
    Optional<ScalarExpression.Literal> parameter,
    Optional<ScalarExpression> condition,
    Window window,
    boolean prior,
    Type type,
    boolean nullable) {
  public Aggregate {
    requireNonNull(slot, "slot");
    requireNonNull(function, "function");
    arguments = List.copyOf(arguments);
    requireNonNull(parameter, "parameter");
    requireNonNull(condition, "condition");
    requireNonNull(window, "window");
    requireNonNull(type, "type");
  }
}
