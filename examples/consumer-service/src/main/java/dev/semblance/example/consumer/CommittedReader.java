package dev.semblance.example.consumer;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic as whoever depends on it does: only what has been committed. */
public final class CommittedReader implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;

  /**
   * Reads from the topic's start, once started.
   *
   * @param listener hears of each message, in a thread of the reader's
   */
  public CommittedReader(
      String bootstrapServer,
      String topic,
      int partitions,
      Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList());
    thread = new Thread(() -> read(listener), "reader-of-" + topic);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  private void read(Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    try (consumer) {
      while (true) {
        consumer.poll(Duration.ofSeconds(1)).forEach(listener);
      }
    } catch (WakeupException e) {
      // It is time to close.
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
