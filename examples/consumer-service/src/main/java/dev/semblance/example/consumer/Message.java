package dev.semblance.example.consumer;

/**
 * An event on its way to Kafka.
 *
 * @param id what an answer to it is known by; null if none is expected
 * @param key null spreads messages over the topic's partitions
 * @param timeMillis of the event, since the epoch
 */
public record Message(String topic, String id, String key, byte[] value, long timeMillis) {}
