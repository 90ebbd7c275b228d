package dev.semblance.streaming.topology;

import static java.util.Objects.requireNonNull;

import dev.semblance.runtime.binding.RecordFormat;
import java.util.HashMap;
import java.util.Map;

/**
 * How a topology runs.
 *
 * @param applicationId the {@code application.id} that it is going to run under; part of the names
 *     of internal topics
 * @param outputTopics by vector name; a vector left out goes to {@code <vector>-v<version>}
 * @param outputFormat of the vectors: JSON or AVRO
 * @param deadLetterTopic takes records and events that did not have their whole effect
 * @param emit when vectors are computed
 * @param liveEntities how many entities stay alive in memory, for each stage and partition; at
 *     least 1
 * @param mostRecordBytes the most bytes that a record may have, key and headers included: larger
 *     ones that come in are bad records, and a vector that would be larger is not written
 */
public record TopologySettings(
    String applicationId,
    Map<String, String> outputTopics,
    RecordFormat outputFormat,
    String deadLetterTopic,
    EmitMode emit,
    int liveEntities,
    int mostRecordBytes) {

  /** Kafka's own limit, unless told otherwise, less what the frame and our headers take. */
  private static final int DEFAULT_RECORD_BYTES = 1_000_000;

  private static final int DEFAULT_LIVE_ENTITIES = 1_000;

  public TopologySettings {
    requireNonNull(applicationId, "applicationId");
    outputTopics = Map.copyOf(outputTopics);
    requireNonNull(deadLetterTopic, "deadLetterTopic");
    requireNonNull(emit, "emit");
    if (outputFormat != RecordFormat.JSON && outputFormat != RecordFormat.AVRO) {
      throw new IllegalArgumentException("vectors are written as JSON or Avro: " + outputFormat);
    }
    if (liveEntities < 1 || mostRecordBytes < 1) {
      throw new IllegalArgumentException("liveEntities and mostRecordBytes are at least 1");
    }
  }

  /** JSON, on arrival, to topics of the default names. */
  public static TopologySettings of(String applicationId) {
    return new TopologySettings(
        applicationId,
        Map.of(),
        RecordFormat.JSON,
        applicationId + "-dead-letters",
        EmitMode.ON_ARRIVAL,
        DEFAULT_LIVE_ENTITIES,
        DEFAULT_RECORD_BYTES);
  }

  /** With the topic that a vector goes to. */
  public TopologySettings withOutputTopic(String vector, String topic) {
    Map<String, String> topics = new HashMap<>(outputTopics);
    topics.put(vector, topic);
    return new TopologySettings(
        applicationId, topics, outputFormat, deadLetterTopic, emit, liveEntities, mostRecordBytes);
  }

  /** With vectors as JSON or AVRO. */
  public TopologySettings withOutputFormat(RecordFormat format) {
    return new TopologySettings(
        applicationId, outputTopics, format, deadLetterTopic, emit, liveEntities, mostRecordBytes);
  }

  /** With the topic that takes what did not have its whole effect. */
  public TopologySettings withDeadLetterTopic(String topic) {
    return new TopologySettings(
        applicationId, outputTopics, outputFormat, topic, emit, liveEntities, mostRecordBytes);
  }

  /** With the moment at which vectors are computed. */
  public TopologySettings withEmit(EmitMode mode) {
    return new TopologySettings(
        applicationId,
        outputTopics,
        outputFormat,
        deadLetterTopic,
        mode,
        liveEntities,
        mostRecordBytes);
  }

  /** With so many entities alive in memory, for each stage and partition. */
  public TopologySettings withLiveEntities(int count) {
    return new TopologySettings(
        applicationId, outputTopics, outputFormat, deadLetterTopic, emit, count, mostRecordBytes);
  }

  /** With the most bytes that a record may have. */
  public TopologySettings withMostRecordBytes(int bytes) {
    return new TopologySettings(
        applicationId, outputTopics, outputFormat, deadLetterTopic, emit, liveEntities, bytes);
  }
}
