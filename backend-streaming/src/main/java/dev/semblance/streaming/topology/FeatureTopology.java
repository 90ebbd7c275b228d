package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;

/**
 * One or more vectors as a Kafka Streams topology, for a {@code KafkaStreams} of your own.
 *
 * <p>A vector's key is that of the trigger's message, and the trigger's headers come along. Vectors
 * that several stages compute leave in the order in which their triggers arrived, for each key;
 * those of a single stage in the order of the stage's entity log, which is the same where the
 * message's key decides the stage's.
 *
 * <p>A topic that the bindings say to be keyed by a field ({@code key:}) feeds stages of that key
 * without a topic in between. All such topics that feed one stage must have equally many
 * partitions, and producers that place keys alike.
 *
 * <p>Messages under way and rows held back belong to the shape of the topology: change {@link
 * TopologySettings#emit}, or what the bindings say of a topic's key, together with the application
 * id.
 */
public final class FeatureTopology {
  private static final int COMMIT_MILLIS = 10;
  private static final int RARE_COMMIT_MILLIS = 1_000;
  private static final int AT_ONCE_LINGER_MILLIS = 1;

  /** Of topics that are read together, take what is there without asking for the others' times. */
  private static final long NO_IDLING = -1;

  /** An entity's state is one record of a changelog, apart from its long windows. */
  private static final int INTERNAL_RECORD_BYTES = 64 * 1024 * 1024;

  private final TopologySettings settings;
  private final List<FlowSite> sites = new ArrayList<>();
  private final Topology topology;
  private final TopologyTopics topics;

  private FeatureTopology(
      List<Plan> plans,
      Map<String, EventBinding> bindings,
      TopologySettings settings,
      TopologyMetrics metrics) {
    this.settings = settings;
    for (Plan plan : plans) {
      PlanFlow flow = PlanFlow.of(plan, bindings);
      FlowNames names = new FlowNames(settings.applicationId(), plan);
      sites.add(new FlowSite(flow, names, settings, metrics));
    }
    StreamsBuilder builder = new StreamsBuilder();
    Map<String, KStream<byte[], byte[]>> sources = new LinkedHashMap<>();
    List<String> topicNames = new ArrayList<>();
    List<String> internal = new ArrayList<>();
    for (FlowSite site : sites) {
      for (EventSchema event : site.flow().plan().events()) {
        if (!sources.containsKey(event.name())) {
          String topic = site.flow().topic(event.name());
          topicNames.add(topic);
          sources.put(event.name(), source(builder, event.name(), topic));
        }
      }
      internal.addAll(new FlowTranslator(builder, site).translate(sources));
    }
    this.topology = builder.build();
    this.topics =
        new TopologyTopics(topicNames, outputs(plans), settings.deadLetterTopic(), internal);
  }

  /** As {@link #of(List, Map, TopologySettings, TopologyMetrics)}, with nobody listening. */
  public static FeatureTopology of(
      List<Plan> plans, Map<String, EventBinding> bindings, TopologySettings settings) {
    return of(plans, bindings, settings, TopologyMetrics.NONE);
  }

  /**
   * @param bindings by event; every event that a plan reads has a topic
   * @throws IllegalArgumentException if an event has no topic, two events share one, or two plans
   *     are of the same vector and version
   */
  public static FeatureTopology of(
      List<Plan> plans,
      Map<String, EventBinding> bindings,
      TopologySettings settings,
      TopologyMetrics metrics) {
    requireDistinct(plans);
    requireTopics(plans, bindings);
    return new FeatureTopology(plans, bindings, settings, metrics);
  }

  private static void requireDistinct(List<Plan> plans) {
    Set<String> seen = new HashSet<>();
    for (Plan plan : plans) {
      String vector = plan.output().vector() + " v" + plan.output().version();
      if (!seen.add(vector)) {
        throw new IllegalArgumentException("the vector " + vector + " is there twice");
      }
    }
  }

  private static void requireTopics(List<Plan> plans, Map<String, EventBinding> bindings) {
    Map<String, String> eventsByTopic = new HashMap<>();
    for (Plan plan : plans) {
      for (EventSchema event : plan.events()) {
        EventBinding binding = bindings.get(event.name());
        if (binding == null || binding.topic() == null) {
          throw new IllegalArgumentException(
              "no topic is bound to the event `" + event.name() + "`");
        }
        String other = eventsByTopic.putIfAbsent(binding.topic().name(), event.name());
        if (other != null && !other.equals(event.name())) {
          throw new IllegalArgumentException(
              "the events `"
                  + other
                  + "` and `"
                  + event.name()
                  + "` share the topic "
                  + binding.topic().name()
                  + ", and nothing tells their messages apart");
        }
      }
    }
  }

  private static KStream<byte[], byte[]> source(
      StreamsBuilder builder, String event, String topic) {
    return builder.stream(
        topic,
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
            .withTimestampExtractor(new SourceTime())
            .withName("source-" + event));
  }

  private Map<String, String> outputs(List<Plan> plans) {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Plan plan : plans) {
      String vector = plan.output().vector();
      String key = outputs.containsKey(vector) ? vector + "@v" + plan.output().version() : vector;
      outputs.put(key, Outputs.topicOf(plan, settings));
    }
    return outputs;
  }

  /** What the topology was made with. */
  public TopologySettings settings() {
    return settings;
  }

  /** The topology; the same one every time. */
  public Topology topology() {
    return topology;
  }

  /** All topics that the topology reads and writes. */
  public TopologyTopics topics() {
    return topics;
  }

  /** The vectors, in the order of the plans. */
  List<FlowSite> sites() {
    return sites;
  }

  /**
   * What to run the topology with: application id, exactly once, a short commit interval (with
   * exactly-once a record is read from a topic once the one who wrote it has committed, so each hop
   * takes up to one interval), room for large states in internal topics. Set {@code
   * bootstrap.servers}, and change what you like but the application id.
   */
  public Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
    // A thread that waits for records does not commit.
    properties.put(StreamsConfig.POLL_MS_CONFIG, COMMIT_MILLIS);
    if (sites.stream().noneMatch(site -> site.flow().readsTopicsTogether())) {
      properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, NO_IDLING);
    }
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        INTERNAL_RECORD_BYTES);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
        2L * INTERNAL_RECORD_BYTES);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), INTERNAL_RECORD_BYTES);
    return properties;
  }

  /**
   * As {@link #properties}, for those who would rather have a vector sooner than never twice: at
   * least once. Records go on as soon as they are made, and no hop waits for a commit, so commits
   * can be rare.
   */
  public Properties atLeastOnceProperties() {
    Properties properties = properties();
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, RARE_COMMIT_MILLIS);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), AT_ONCE_LINGER_MILLIS);
    return properties;
  }
}
