package dev.semblance.spark.output;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.EventOrder;
import dev.semblance.spark.plan.TimeRange;
import java.util.Map;

/**
 * What is to be put where.
 *
 * @param out directory to be written, as a path or with its scheme
 * @param overwrite whether rows that are there may be replaced
 * @param range the triggers that are answered; all of time replaces the whole output
 * @param planHash tells the plan's meaning from others
 * @param order in which events were taken in
 * @param selection which part of the vector the plan is; empty for all of it
 */
public record OutputWish(
    String out,
    boolean overwrite,
    TimeRange range,
    Plan plan,
    String planHash,
    EventOrder order,
    Map<String, String> selection) {
  public OutputWish {
    requireNonNull(out, "out");
    requireNonNull(range, "range");
    requireNonNull(plan, "plan");
    requireNonNull(planHash, "planHash");
    requireNonNull(order, "order");
    requireNonNull(selection, "selection");
  }

  /** Of a whole vector. */
  public OutputWish(
      String out,
      boolean overwrite,
      TimeRange range,
      Plan plan,
      String planHash,
      EventOrder order) {
    this(out, overwrite, range, plan, planHash, order, Map.of());
  }

  /** What the output's rows are, for its readers. */
  ObjectNode description() {
    ObjectNode description = SchemaFile.describe(plan, planHash, order);
    if (!selection.isEmpty()) {
      ObjectNode words = description.putObject("selection");
      selection.forEach(words::put);
    }
    return description;
  }
}
