package dev.semblance.parity.engine;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Outcome;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The Kafka Streams topology in a driver that takes the broker's place: JSON in, Avro out. */
public final class DriverEngine implements ArrivalEngine {
  private final Path folder;
  private final int liveEntities;

  /**
   * @param folder for the states of this engine's runs
   * @param liveEntities how many entities stay alive in memory, which must not matter
   */
  public DriverEngine(Path folder, int liveEntities) {
    this.folder = requireNonNull(folder, "folder");
    this.liveEntities = liveEntities;
  }

  @Override
  public String name() {
    return "Kafka Streams test driver, entities alive: " + liveEntities;
  }

  @Override
  public Outcome run(Plan plan, Arrivals arrivals) {
    TopologySettings settings =
        TopologySettings.of("parity")
            .withOutputFormat(RecordFormat.AVRO)
            .withLiveEntities(liveEntities);
    TopologyMessages messages = new TopologyMessages(plan, "");
    FeatureTopology topology =
        FeatureTopology.of(List.of(plan), messages.bindings(arrivals::lateness), settings);
    Properties properties = topology.properties();
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(
        StreamsConfig.STATE_DIR_CONFIG, folder.resolve(UUID.randomUUID().toString()).toString());
    try (TopologyTestDriver driver =
        new TopologyTestDriver(topology.topology(), properties, Instant.EPOCH)) {
      Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
      for (Arrived arrived : arrivals.inOrder()) {
        if (plan.events().stream().anyMatch(event -> event.name().equals(arrived.name()))) {
          inputs
              .computeIfAbsent(
                  arrived.name(),
                  name ->
                      driver.createInputTopic(
                          messages.topic(name),
                          new ByteArraySerializer(),
                          new ByteArraySerializer()))
              .pipeInput(messages.message(arrived));
        }
      }
      String output = topology.topics().outputs().get(plan.output().vector());
      return new Outcome(messages.vectors(values(driver, output)), Optional.empty());
    }
  }

  private static List<byte[]> values(TopologyTestDriver driver, String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValuesToList();
  }
}
