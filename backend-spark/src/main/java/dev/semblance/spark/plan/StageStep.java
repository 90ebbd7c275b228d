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
 * @param arrivals empty in the order of events, which labels are always computed in
 * @param keepsRepeated whether repeated rows of the subject all come out: what was served twice was
 *     answered twice
 */
public record StageStep(
    Stage stage,
    List<InputStep> inputs,
    LaneVersion result,
    List<String> live,
    Optional<ArrivalOrder> arrivals,
    boolean keepsRepeated) {
  public StageStep {
    inputs = List.copyOf(inputs);
    live = List.copyOf(live);
  }

  public InputStep subject() {
    return inputs.get(inputs.size() - 1);
  }
}
