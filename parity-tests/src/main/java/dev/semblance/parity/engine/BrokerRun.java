package dev.semblance.parity.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.broker.LocalBroker;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.Rejected;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import dev.semblance.streaming.topology.VectorHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** One plan's application on the broker, from its first topic to its last. */
final class BrokerRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long SOON_MILLIS = 10;
  private static final Duration POLL = Duration.ofMillis(50);

  private static final List<Rejected.Reason> GRAVEST_FIRST =
      List.of(
          Rejected.Reason.DUPLICATE, Rejected.Reason.TRIGGER_TOO_LATE, Rejected.Reason.TOO_LATE);

  private final LocalBroker broker = LocalBroker.shared();
  private final Plan plan;
  private final TopologyMessages messages;
  private final String vectors;
  private final String deadLetters;
  private final List<String> topics = new ArrayList<>();
  private final BrokerLogs logs;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaStreams streams;

  /** By topic, in the order of offsets. */
  private final Map<String, List<Arrived>> sent = new HashMap<>();

  private volatile Throwable failure;

  BrokerRun(Plan plan, Arrivals arrivals, Path folder, int liveEntities) throws Exception {
    this.plan = plan;
    String name = "parity-" + UUID.randomUUID();
    this.vectors = name + "-vectors";
    this.messages = new TopologyMessages(plan, name + "-");
    TopologySettings settings =
        TopologySettings.of(name)
            .withOutputTopic(plan.output().vector(), vectors)
            .withOutputFormat(RecordFormat.AVRO)
            .withLiveEntities(liveEntities);
    this.deadLetters = settings.deadLetterTopic();
    FeatureTopology topology =
        FeatureTopology.of(List.of(plan), messages.bindings(arrivals::lateness), settings);
    List<String> given = new ArrayList<>(topology.topics().sources());
    given.addAll(List.of(vectors, deadLetters));
    topics.addAll(given);
    topics.addAll(topology.topics().internal());
    broker.createTopics(1, given);
    this.logs = new BrokerLogs(broker.admin(), name, topology.topics());
    this.producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    this.streams = new KafkaStreams(topology.topology(), properties(topology, folder));
    start();
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServer());
  }

  private Properties properties(FeatureTopology topology, Path folder) {
    Properties properties = topology.properties();
    properties.putAll(client());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    // Topics of a local broker are soon there.
    properties.put(StreamsConfig.RETRY_BACKOFF_MS_CONFIG, SOON_MILLIS);
    return properties;
  }

  private void start() throws Exception {
    streams.setUncaughtExceptionHandler(
        e -> {
          failure = e;
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.start();
    await("it runs", () -> streams.state() == KafkaStreams.State.RUNNING);
  }

  /** Sends events, each after the one before. */
  void send(List<Arrived> events) {
    for (Arrived arrived : events) {
      String topic = messages.topic(arrived.name());
      producer.send(new ProducerRecord<>(topic, messages.message(arrived)));
      sent.computeIfAbsent(topic, name -> new ArrayList<>()).add(arrived);
    }
    producer.flush();
  }

  /** Waits until all that was sent has had its whole effect. */
  void awaitRest() throws Exception {
    await("all is read", logs::areAtRest);
  }

  /** All vectors and dead letters that were committed. */
  Outcome outcome() {
    List<byte[]> values = new ArrayList<>();
    // Each key under which an event is taken in tells by itself; other engines tell once.
    Map<Arrival, Rejected.Reason> rejected = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> committed : committed()) {
      if (committed.topic().equals(vectors)) {
        values.add(committed.value());
      } else {
        rejected.merge(
            arrival(committed.headers()), reason(committed.headers()), BrokerRun::graver);
      }
    }
    // Nobody but the engines knows the ids of events that declare none.
    boolean tells = plan.events().stream().noneMatch(EventSchema::hasHashedId);
    List<Rejected> once = new ArrayList<>();
    rejected.forEach((arrival, reason) -> once.add(rejected(arrival, reason)));
    return new Outcome(messages.vectors(values), tells ? Optional.of(once) : Optional.empty());
  }

  /** A message that was sent. */
  private record Arrival(String topic, int offset) {}

  private static Rejected.Reason graver(Rejected.Reason one, Rejected.Reason other) {
    return GRAVEST_FIRST.indexOf(one) < GRAVEST_FIRST.indexOf(other) ? one : other;
  }

  private List<ConsumerRecord<byte[], byte[]>> committed() {
    Map<String, Object> properties = new HashMap<>(client());
    properties.put("isolation.level", "read_committed");
    // The last record is a mark that no poll returns.
    properties.put("fetch.max.wait.ms", "10");
    List<TopicPartition> partitions =
        List.of(new TopicPartition(vectors, 0), new TopicPartition(deadLetters, 0));
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private static Arrival arrival(Headers headers) {
    String offset = text(headers, VectorHeaders.OFFSET);
    return new Arrival(text(headers, VectorHeaders.TOPIC), Integer.parseInt(offset));
  }

  private static Rejected.Reason reason(Headers headers) {
    String reason = text(headers, VectorHeaders.REASON);
    if (reason.equals("bad-record")) {
      String detail = text(headers, VectorHeaders.DETAIL);
      throw new AssertionError("a good record was taken for a bad one: " + detail);
    }
    return Rejected.Reason.valueOf(reason.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private Rejected rejected(Arrival arrival, Rejected.Reason reason) {
    Arrived arrived = sent.get(arrival.topic()).get(arrival.offset());
    EventSchema schema = plan.event(arrived.name());
    return new Rejected(
        reason,
        arrived.name(),
        schema.idFields().stream().map(arrived.event()::get).toList(),
        (Long) arrived.event().get(schema.timeField()));
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  /** What may come to be so. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (failure != null) {
        throw new IllegalStateException("the application has failed", failure);
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain: " + what);
      }
      Thread.sleep(2);
    }
  }

  /** Leaves nothing behind, neither topics nor state. */
  @Override
  public void close() {
    producer.close();
    streams.close(PATIENCE);
    streams.cleanUp();
    logs.close();
    try {
      broker.deleteTopics(topics);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("the topics cannot be removed", e);
    }
  }
}
