package dev.semblance.streaming.topology;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names of processors, stores and topics. They are made of the vector, its version and the fields
 * that are a stage's key: so they stay the same as the library changes, or the names of groups,
 * streams and keys.
 */
final class FlowNames {
  /** Where vectors go. */
  static final String OUTPUT = "output";

  static final String DEAD_LETTERS = "dead-letters";

  private static final int LONGEST_PART = 100; // Kafka allows a topic 249 characters.

  private final String applicationId;
  private final String vector;
  private final List<String> stages = new ArrayList<>();

  FlowNames(String applicationId, Plan plan) {
    this.applicationId = applicationId;
    this.vector = legal(plan.output().vector()) + "-v" + plan.output().version();
    for (Stage stage : plan.stages()) {
      stages.add(unused(vector + "-by-" + legal(keyName(plan, stage))));
    }
  }

  private static String keyName(Plan plan, Stage stage) {
    List<String> parts = new ArrayList<>();
    for (ScalarExpression part : stage.subject().key()) {
      String computed = "key" + (parts.size() + 1);
      parts.add(field(plan, stage.subject().event(), part).orElse(computed));
    }
    return String.join("-", parts);
  }

  /** The declared field that a key is, be it one that a join has found. */
  private static Optional<String> field(Plan plan, String event, ScalarExpression part) {
    if (!(part instanceof ScalarExpression.Column column)) {
      return Optional.empty();
    }
    if (plan.event(event).field(column.name()).isPresent()) {
      return Optional.of(column.name());
    }
    for (Stage stage : plan.stages()) {
      for (Stage.Lookup lookup : stage.subject().lookups()) {
        for (Stage.AddedColumn added : lookup.columns()) {
          if (stage.subject().event().equals(event) && added.name().equals(column.name())) {
            String source = stage.sources().get(lookup.source()).event();
            return field(plan, source, added.expression());
          }
        }
      }
    }
    return Optional.empty();
  }

  private String unused(String proposed) {
    String name = proposed;
    for (int number = 2; stages.contains(name); number++) {
      name = proposed + "-" + number;
    }
    return name;
  }

  private static String legal(String name) {
    String legal = name.replaceAll("[^a-zA-Z0-9._]+", "-");
    return legal.length() <= LONGEST_PART ? legal : legal.substring(0, LONGEST_PART);
  }

  /** {@code <vector>-v<version>}. */
  String vector() {
    return vector;
  }

  /** The stage's processor, store and, but for what Kafka Streams adds, entity log. */
  String stage(int index) {
    return stages.get(index);
  }

  /** Rows that wait in front of a stage. */
  String held(int stage) {
    // No stage has two dashes in its name.
    return stages.get(stage) + "--held";
  }

  String front(String event) {
    return vector + "-front-" + event;
  }

  String gather(String event) {
    return vector + "-gather-" + event;
  }

  /** The node through which records go from one to another. */
  static String gate(String from, String to) {
    return from + "-to-" + to;
  }

  /** The full name of the internal topic that leads to a stage or a gather. */
  String log(String node) {
    return applicationId + "-" + node + "-repartition";
  }

  /** The full name of the internal topic that keeps a store's changes. */
  String changelog(String store) {
    return applicationId + "-" + store + "-changelog";
  }
}
