package dev.semblance.example.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends messages to Kafka at a steady pace: each has a moment at which it is due, whatever became
 * of those before, and one that is late is sent at once. Belongs to one thread.
 */
public final class Feeder implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final LatencyRecorder latencies;
  private final double nanosBetween;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long first;
  private long paced;

  /**
   * @param perSecond how many messages with an id are sent in a second; others are not counted
   * @param latencies hears of each message with an id when it is due
   */
  public Feeder(String bootstrapServer, double perSecond, LatencyRecorder latencies) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate is above zero, unlike " + perSecond);
    }
    this.nanosBetween = 1e9 / perSecond;
    this.latencies = latencies;
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends a message: one with an id when it is due, any other at once.
   *
   * @throws IllegalStateException if an earlier one could not be sent
   */
  public void send(Message message) {
    if (failure.get() != null) {
      throw new IllegalStateException("a message could not be sent", failure.get());
    }
    if (message.id() != null) {
      latencies.asked(message.id(), awaitTurn());
    }
    byte[] key = message.key() == null ? null : message.key().getBytes(UTF_8);
    producer.send(
        new ProducerRecord<>(message.topic(), null, message.timeMillis(), key, message.value()),
        (sent, e) -> failure.compareAndSet(null, e));
  }

  private long awaitTurn() {
    if (paced == 0) {
      first = System.nanoTime();
    }
    long due = first + (long) (paced++ * nanosBetween);
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return due;
  }

  /** Waits until the broker has everything that was sent. */
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
