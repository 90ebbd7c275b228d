package dev.semblance.streaming.broker;

import dev.semblance.broker.LocalBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a reader who believes in committed transactions only finds in a topic, from its start. */
final class CommittedRecords implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], String> consumer;
  private final List<ConsumerRecord<byte[], String>> records = new ArrayList<>();

  CommittedRecords(LocalBroker broker, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", broker.bootstrapServer(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Shop.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    consumer.assign(partitions);
  }

  /**
   * Reads until there are so many, or for a minute; then all else that is there.
   *
   * @return all that was read since the beginning
   */
  List<ConsumerRecord<byte[], String>> await(int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (records.size() < count && System.nanoTime() < end) {
      poll();
    }
    while (poll() > 0) {
      // More than was waited for is worth knowing.
    }
    return List.copyOf(records);
  }

  private int poll() {
    int before = records.size();
    consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    return records.size() - before;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
