package dev.semblance.example.consumer;

import dev.semblance.compiler.Plans;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * A service that decides on payments: it takes the topology that computes their vectors, adds a
 * processor of its own behind it, and runs both as one Kafka Streams application. Exactly once, as
 * any such application.
 */
public final class ConsumerService implements AutoCloseable {
  /** Where the vectors go, which the decisions are made from. */
  public static final String VECTORS = "payment-vectors";

  /** Where the decisions go. */
  public static final String DECISIONS = "payment-decisions";

  private static final String APPLICATION = "payment-decisions-service";

  private final Plan plan;
  private final FeatureTopology features;
  private final KafkaStreams streams;
  private volatile Throwable failure;

  /**
   * @param featureFile with the vector {@code payment_fraud}
   * @param bindings on which topics its events arrive
   * @param kafka {@code bootstrap.servers} and whatever else Kafka should be told
   */
  public ConsumerService(Path featureFile, Bindings bindings, Map<String, String> kafka) {
    plan = Plans.read(featureFile, "payment_fraud");
    TopologySettings settings =
        TopologySettings.of(APPLICATION).withOutputTopic(plan.output().vector(), VECTORS);
    features = FeatureTopology.of(List.of(plan), bindings.events(), settings);
    Properties properties = features.properties();
    properties.putAll(kafka);
    streams = new KafkaStreams(withDecisions(features.topology()), properties);
    streams.setUncaughtExceptionHandler(
        e -> {
          failure = e;
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
  }

  private static Topology withDecisions(Topology topology) {
    return topology
        .addSource("vectors", new ByteArrayDeserializer(), new ByteArrayDeserializer(), VECTORS)
        .addProcessor("decide", DecidingProcessor::new, "vectors")
        .addSink(
            "decisions", DECISIONS, new ByteArraySerializer(), new ByteArraySerializer(), "decide");
  }

  /** What this service reads and writes besides its decisions. */
  public FeatureTopology features() {
    return features;
  }

  /** The vector that decisions are made from. */
  public Plan plan() {
    return plan;
  }

  /** Begins to work; {@link #isRunning} tells when it has. */
  public void start() {
    streams.start();
  }

  /**
   * Whether all its partitions are served.
   *
   * @throws IllegalStateException if it could not go on
   */
  public boolean isRunning() {
    requireAlive();
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /**
   * @throws IllegalStateException if it could not go on
   */
  public void requireAlive() {
    if (failure != null) {
      throw new IllegalStateException("the service could not go on", failure);
    }
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(10));
  }
}
