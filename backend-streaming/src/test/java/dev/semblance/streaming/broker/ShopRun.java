package dev.semblance.streaming.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.broker.LocalBroker;
import dev.semblance.streaming.application.FeatureApplication;
import dev.semblance.streaming.topology.TopologySettings;
import dev.semblance.streaming.topology.VectorHeaders;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A shop's topics on the shared broker: its applications, its traffic, and what comes out. */
final class ShopRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalBroker broker = LocalBroker.shared();
  private final Shop shop;
  private final TopologySettings settings;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, CommittedRecords> vectors = new TreeMap<>();
  private final CommittedRecords deadLetters;

  ShopRun(String name, int charges, long seed) throws Exception {
    shop = new Shop(name, charges, seed);
    settings = settings(name);
    broker.createTopics(Shop.PARTITIONS, shop.topics());
    List<String> outputs = new ArrayList<>(settings.outputTopics().values());
    outputs.add(settings.deadLetterTopic());
    broker.createTopics(Shop.PARTITIONS, outputs);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServer()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    settings
        .outputTopics()
        .forEach((vector, topic) -> vectors.put(vector, new CommittedRecords(broker, topic)));
    deadLetters = new CommittedRecords(broker, settings.deadLetterTopic());
  }

  private static TopologySettings settings(String name) {
    return TopologySettings.of(name + "-app")
        .withOutputTopic("fraud", name + "-fraud")
        .withOutputTopic("habit", name + "-habit");
  }

  /** An application that serves the shop; to be started and closed. */
  FeatureApplication application(Path stateFolder, int threads) {
    return application(broker.bootstrapServer(), shop, stateFolder, threads);
  }

  /** The same in any process. */
  static FeatureApplication application(
      String bootstrapServer, Shop shop, Path stateFolder, int threads) {
    return FeatureApplication.builder(shop.plans())
        .bindings(shop.bindings())
        .settings(settings(shop.name()))
        .http(new InetSocketAddress("127.0.0.1", 0))
        .kafka(
            Map.of(
                "bootstrap.servers",
                bootstrapServer,
                "state.dir",
                stateFolder.toString(),
                "num.stream.threads",
                String.valueOf(threads),
                // Who dies without a word is missed soon.
                "session.timeout.ms",
                "6000",
                "heartbeat.interval.ms",
                "500",
                "transaction.timeout.ms",
                "5000"))
        .build();
  }

  Shop shop() {
    return shop;
  }

  String bootstrapServer() {
    return broker.bootstrapServer();
  }

  void send(List<Shop.Event> events) {
    for (Shop.Event event : events) {
      producer.send(
          new ProducerRecord<>(
              event.topic(),
              event.partition(),
              (String.valueOf(event.partition())).getBytes(UTF_8),
              event.record()));
    }
    producer.flush();
  }

  /** All accounts, and waits until every stage has heard of them. */
  void sendAccounts(FeatureApplication application) throws Exception {
    send(shop.accounts());
    List<String> topics = new ArrayList<>(List.of(shop.accountTopic()));
    topics.addAll(
        application.topology().topics().internal().stream()
            .filter(topic -> topic.endsWith("-repartition"))
            .toList());
    try (Admin admin = broker.admin()) {
      await("the accounts are known", () -> isRead(admin, topics));
    }
  }

  /** Asks first for what was read and then for what there is to read: nothing is overlooked. */
  private boolean isRead(Admin admin, List<String> topics) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin
            .listConsumerGroupOffsets(settings.applicationId())
            .partitionsToOffsetAndMetadata()
            .get();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  latest.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    for (var end : admin.listOffsets(latest).all().get().entrySet()) {
      OffsetAndMetadata offset = read.get(end.getKey());
      long position = offset == null ? 0 : offset.offset();
      // What is written in transactions ends with a mark that nobody needs to read.
      long mark = end.getKey().topic().equals(shop.accountTopic()) ? 0 : 1;
      if (position < end.getValue().offset() - mark) {
        return false;
      }
    }
    return true;
  }

  /** Every trigger has the vectors that it should have, once, however often it was sent. */
  void expectEveryVectorOnce() {
    Map<String, Map<String, String>> expected = shop.expected();
    assertThat(expected.keySet()).isEqualTo(vectors.keySet());
    expected.forEach(this::expectEveryVectorOnce);
  }

  private void expectEveryVectorOnce(String vector, Map<String, String> expected) {
    Map<String, List<String>> found = new TreeMap<>();
    for (ConsumerRecord<byte[], String> one : vectors.get(vector).await(expected.size())) {
      found.computeIfAbsent(idOf(one.value()), id -> new ArrayList<>()).add(one.value());
    }
    // Not the maps themselves: a message of thousands of vectors would help nobody.
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (id, json) -> {
          List<String> seen = found.getOrDefault(id, List.of());
          if (!seen.equals(List.of(json))) {
            differences.add("expected " + json + "\n but was " + seen);
          }
        });
    assertThat(differences.stream().limit(5)).as(differences.size() + " differ").isEmpty();
    assertThat(found.keySet()).isEqualTo(expected.keySet());
  }

  /** What had to be turned away was, once for each vector, and nothing else. */
  void expectDeadLetters() {
    Map<String, Integer> found = new TreeMap<>();
    for (ConsumerRecord<byte[], String> letter :
        deadLetters.await(2 * (shop.repeated() + shop.bad()))) {
      String reason = new String(letter.headers().lastHeader(VectorHeaders.REASON).value(), UTF_8);
      found.merge(reason, 1, Integer::sum);
    }
    assertThat(found)
        .isEqualTo(Map.of("bad-record", 2 * shop.bad(), "duplicate", 2 * shop.repeated()));
  }

  /** Waits for a number of vectors, so that what comes next comes in the middle of things. */
  void awaitVectors(int count) {
    assertThat(vectors.get("fraud").await(count)).hasSizeGreaterThanOrEqualTo(count);
  }

  private static String idOf(String json) {
    return json.replaceFirst("^\\{\"charge\":\"([^\"]+)\".*", "$1");
  }

  /** Waits until so many threads, of whatever processes, have work to do. */
  void awaitWorkers(int threads) throws Exception {
    String id = settings.applicationId();
    try (Admin admin = broker.admin()) {
      await(
          "there are " + threads + " threads at work",
          () ->
              admin.describeConsumerGroups(List.of(id)).all().get().get(id).members().stream()
                      .filter(member -> !member.assignment().topicPartitions().isEmpty())
                      .count()
                  == threads);
    }
  }

  static void awaitRunning(FeatureApplication application) throws Exception {
    await("it runs", () -> application.state() == FeatureApplication.State.RUNNING);
  }

  static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    producer.close();
    vectors.values().forEach(CommittedRecords::close);
    deadLetters.close();
  }
}
