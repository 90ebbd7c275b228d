package dev.semblance.spark.plan;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.StageInput;
import java.util.List;
import java.util.Optional;

/**
 * One input of a stage as Spark runs it.
 *
 * @param input what the plan says
 * @param lane where its rows come from
 * @param reads columns read from the lane: those carried, and those of the key and the filter
 * @param carried columns that travel through the exchange
 * @param range rows outside are dropped before the exchange
 * @param filter rows for which it is not true are dropped before the exchange
 */
public record InputStep(
    StageInput input,
    LaneVersion lane,
    List<String> reads,
    List<String> carried,
    TimeRange range,
    Optional<ScalarExpression> filter) {
  public InputStep {
    reads = List.copyOf(reads);
    carried = List.copyOf(carried);
  }
}
