package dev.semblance.spark.plan;

import dev.semblance.compiler.expression.ScalarExpression;
import java.util.List;
import java.util.Optional;

/**
 * Where the vector's rows come from.
 *
 * @param lane the trigger's rows after all stages
 * @param reads columns read from the lane: the output's and the filter's
 * @param range rows outside are no output
 * @param filter what is left of the vector's condition: empty where an earlier step applied it
 * @param refused which rows are no output because they came too late to be answered; empty where
 *     none can
 */
public record OutputStep(
    LaneVersion lane,
    List<String> reads,
    TimeRange range,
    Optional<ScalarExpression> filter,
    Optional<ScalarExpression> refused) {
  public OutputStep {
    reads = List.copyOf(reads);
  }
}
