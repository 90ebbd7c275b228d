package dev.semblance.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What serving a vector takes of a Kafka cluster: the topics that Kafka Streams makes. */
final class ServingView {
  /** Stands for an application id, with which the names begin. */
  private static final String APPLICATION = "app";

  private static final String CHANGELOG = "-changelog";

  private final List<String> topics;

  /**
   * @param plan without labels
   */
  ServingView(Plan plan) {
    Map<String, EventBinding> places = new HashMap<>();
    for (EventSchema event : plan.events()) {
      Topic topic = new Topic(event.name(), RecordFormat.JSON);
      EventBinding place =
          new EventBinding(event.name(), null, topic, Map.of(), TimeFormat.ISO, Map.of(), 0);
      places.put(event.name(), place);
    }
    topics =
        FeatureTopology.of(List.of(plan), places, TopologySettings.of(APPLICATION))
            .topics()
            .internal()
            .stream()
            .map(topic -> topic.substring(APPLICATION.length() + 1))
            .sorted()
            .toList();
  }

  String text() {
    long stores = topics.stream().filter(topic -> topic.endsWith(CHANGELOG)).count();
    return "Kafka Streams  %d repartition topics, %d stores with changelogs%s%n"
        .formatted(
            topics.size() - stores,
            stores,
            topics.stream().map(topic -> "%n  %s".formatted(topic)).collect(Collectors.joining()));
  }

  void addTo(ObjectNode node) {
    ArrayNode names = node.putObject("kafka_streams").putArray("internal_topics");
    topics.forEach(names::add);
  }
}
