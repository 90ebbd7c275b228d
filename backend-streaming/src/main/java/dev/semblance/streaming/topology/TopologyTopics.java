package dev.semblance.streaming.topology;

import java.util.List;
import java.util.Map;

/**
 * The topics of a topology, under their full names.
 *
 * @param sources that it reads; they must exist
 * @param outputs that vectors go to, by vector name
 * @param deadLetters takes what did not have its whole effect
 * @param internal entity logs, gathers and changelogs; Kafka Streams makes them
 */
public record TopologyTopics(
    List<String> sources, Map<String, String> outputs, String deadLetters, List<String> internal) {
  public TopologyTopics {
    sources = List.copyOf(sources);
    outputs = Map.copyOf(outputs);
    internal = List.copyOf(internal);
  }
}
