package dev.semblance.streaming.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time that a message itself has, or that of its partition if it has none: the extractor that
 * Kafka Streams takes by default stops the application instead.
 */
final class SourceTime implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
    return message.timestamp() >= 0 ? message.timestamp() : Math.max(0, partitionTime);
  }
}
