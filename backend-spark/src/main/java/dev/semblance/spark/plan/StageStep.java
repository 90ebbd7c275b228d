package dev.semblance.spark.plan;

import dev.semblance.compiler.plan.Stage;
import java.util.List;
import java.util.Optional;

/**
 * One stage as Spark runs it: an exchange, a sort and a fold, or arrivals one by one.
 *
 * @param inputs in the order of {@link dev.semblance.compiler.plan.StageInput#of}, the subject last
 * @param result the subject's rows afterwards
 * @param live columns of the result that something later reads
 * @param arrivals empty in the order of events
 */
public record StageStep(
    Stage stage,
    List<InputStep> inputs,
    LaneVersion result,
    List<String> live,
    Optional<ArrivalOrder> arrivals) {
  public StageStep {
    inputs = List.copyOf(inputs);
    live = List.copyOf(live);
  }

  public InputStep subject() {
    return inputs.get(inputs.size() - 1);
  }
}
