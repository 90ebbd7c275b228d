package dev.semblance.streaming.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.DoubleBinaryOperator;
import org.apache.kafka.streams.KafkaStreams;

/** The few of Kafka Streams' own metrics that tell how an application is, of some hundreds. */
final class StreamsMeters {
  private final KafkaStreams streams;
  private final MeterRegistry registry;

  private StreamsMeters(KafkaStreams streams, MeterRegistry registry) {
    this.streams = streams;
    this.registry = registry;
  }

  static void bind(KafkaStreams streams, MeterRegistry registry) {
    StreamsMeters meters = new StreamsMeters(streams, registry);
    meters.gauge(
        "kafka.streams.threads.alive",
        "Stream threads that are running",
        "stream-metrics",
        "alive-stream-threads",
        Math::max);
    meters.gauge(
        "kafka.streams.threads.failed",
        "Stream threads that died since the start",
        "stream-metrics",
        "failed-stream-threads",
        Math::max);
    meters.gauge(
        "kafka.streams.process.rate",
        "Records processed in a second, by all threads and stages",
        "stream-thread-metrics",
        "process-rate",
        Double::sum);
    meters.gauge(
        "kafka.streams.commit.latency.max.ms",
        "The longest that a commit took lately",
        "stream-thread-metrics",
        "commit-latency-max",
        Math::max);
    meters.gauge(
        "kafka.consumer.lag.max.records",
        "How many records a topic's partition has that are still to be read, at most",
        "consumer-fetch-manager-metrics",
        "records-lag-max",
        Math::max);
  }

  private void gauge(
      String name, String description, String group, String metric, DoubleBinaryOperator joined) {
    Gauge.builder(name, () -> value(group, metric, joined))
        .description(description)
        .register(registry);
  }

  /** Of several threads or clients one number; 0 while there is none. */
  private double value(String group, String metric, DoubleBinaryOperator joined) {
    return streams.metrics().values().stream()
        .filter(known -> known.metricName().group().equals(group))
        .filter(known -> known.metricName().name().equals(metric))
        .map(known -> known.metricValue())
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .filter(Double::isFinite)
        .reduce(joined)
        .orElse(0);
  }
}
