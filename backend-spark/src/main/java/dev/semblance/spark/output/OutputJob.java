package dev.semblance.spark.output;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.plan.OutputStep;
import dev.semblance.spark.task.Tally;
import java.util.Map;

/**
 * What is to be written.
 *
 * @param dropRepeated whether rows delivered twice are still among the lane's rows
 * @param duplicateCounter counts them in {@code tally}
 * @param slices which task writes what
 * @param metadata for the footers of the files
 */
public record OutputJob(
    Plan plan,
    OutputStep step,
    boolean dropRepeated,
    String duplicateCounter,
    Tally tally,
    TimeSlices slices,
    Map<String, String> metadata) {

  /** Counts in {@code tally} the triggers that came too late to be answered. */
  public static final String REFUSED_COUNTER = "refused";
}
