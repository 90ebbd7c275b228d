package dev.semblance.parity.engine;

import dev.semblance.streaming.topology.TopologyTopics;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far an application is with the topics that it reads, of one partition each. */
final class BrokerLogs implements AutoCloseable {
  private static final String ENTITY_LOG = "-repartition";

  private final Admin admin;
  private final String applicationId;
  private final Set<TopicPartition> sources;
  private final Set<TopicPartition> entityLogs;

  /** Those and the outputs. */
  private final Set<TopicPartition> all = new LinkedHashSet<>();

  /**
   * @param admin is closed with this
   */
  BrokerLogs(Admin admin, String applicationId, TopologyTopics topics) {
    this.admin = admin;
    this.applicationId = applicationId;
    this.sources = partitions(topics.sources());
    this.entityLogs =
        partitions(topics.internal().stream().filter(topic -> topic.endsWith(ENTITY_LOG)).toList());
    all.addAll(sources);
    all.addAll(entityLogs);
    all.addAll(partitions(topics.outputs().values().stream().toList()));
    all.addAll(partitions(List.of(topics.deadLetters())));
  }

  private static Set<TopicPartition> partitions(List<String> topics) {
    return topics.stream().map(topic -> new TopicPartition(topic, 0)).collect(Collectors.toSet());
  }

  /**
   * Whether all that is in the topics was read, and what came of it is there to be read. The
   * questions are asked in the order in which nothing is overlooked: what the application has
   * committed as read, it had written the effects of before.
   */
  boolean areAtRest() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, Long> committed = ends(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> written = ends(IsolationLevel.READ_UNCOMMITTED);
    return committed.equals(written)
        && sources.stream().allMatch(log -> position(read, log) >= written.get(log))
        // What is written in transactions ends with a mark that nobody needs to read.
        && entityLogs.stream().allMatch(log -> position(read, log) >= written.get(log) - 1);
  }

  private Map<TopicPartition, Long> ends(IsolationLevel level) throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    all.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest, new ListOffsetsOptions(level))
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static long position(Map<TopicPartition, OffsetAndMetadata> read, TopicPartition log) {
    OffsetAndMetadata offset = read.get(log);
    return offset == null ? 0 : offset.offset();
  }

  @Override
  public void close() {
    admin.close();
  }
}
