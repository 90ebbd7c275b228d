package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.Plan;

/** Where vectors go. */
final class Outputs {
  private Outputs() {}

  static String topicOf(Plan plan, TopologySettings settings) {
    Plan.VectorOutput output = plan.output();
    return settings
        .outputTopics()
        .getOrDefault(output.vector(), output.vector() + "-v" + output.version());
  }
}
