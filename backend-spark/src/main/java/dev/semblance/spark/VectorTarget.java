package dev.semblance.spark;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A vector of a backfill, and where its rows go.
 *
 * @param plan whose output is the vector's
 * @param planHash tells the plan's meaning from others; goes into the output's metadata
 * @param out directory to be written, as a path or with its scheme
 * @param selection which part of the vector {@code plan} is, in words for those who read the
 *     output; empty for all of it
 */
public record VectorTarget(Plan plan, String planHash, String out, Map<String, String> selection) {
  public VectorTarget {
    requireNonNull(plan, "plan");
    requireNonNull(planHash, "planHash");
    requireNonNull(out, "out");
    selection = Collections.unmodifiableMap(new LinkedHashMap<>(selection));
  }
}
