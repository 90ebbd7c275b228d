package dev.semblance.spark.plan;

import dev.semblance.compiler.plan.Stage;
import java.util.List;

/**
 * One stage as Spark runs it: an exchange, a sort and a fold.
 *
 * @param inputs in the order of {@link dev.semblance.compiler.plan.StageInput#of}, the subject last
 * @param result the subject's rows afterwards
 * @param live columns of the result that something later reads
 */
public record StageStep(
    Stage stage, List<InputStep> inputs, LaneVersion result, List<String> live) {
  public StageStep {
    inputs = List.copyOf(inputs);
    live = List.copyOf(live);
  }

  public InputStep subject() {
    return inputs.get(inputs.size() - 1);
  }
}
