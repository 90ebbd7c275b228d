package dev.semblance.streaming.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.broker.LocalBroker;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.streaming.TestPlans;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows take different ways through two joins side by side, in four partitions each; the stage
 * behind them waits for nobody (no lateness), so a row that overtakes another makes it late.
 */
class GatherOrderTest {
  private static final int ORDERS = 1_500;

  private static final String PROGRAM =
      """
      namespace shop

      event item {
        item  : string    @id
        at    : timestamp @time
        price : double
      }

      event courier {
        courier : string    @id
        at      : timestamp @time
        fee     : double
      }

      event order {
        order   : string    @id
        at      : timestamp @time
        item    : string?
        courier : string
        shop    : string
      }

      stream priced = order
        left join item on item within 100d
        left join courier on courier within 100d

      features sales v1 by shop from priced {
        revenue = sum(item.price - courier.fee)  over 1h
      }

      vector turnover v1 on priced {
        sales.*
      }
      """;

  @TempDir private Path folder;

  @Test
  void rowsOfOneMessageKeyComeToTheNextStageInTheirOrder() throws Exception {
    LocalBroker broker = LocalBroker.shared();
    TopologySettings settings =
        TopologySettings.of("gather-order").withOutputTopic("turnover", "t");
    FeatureTopology topology = FeatureTopology.of(TestPlans.of(PROGRAM), bindings(), settings);
    broker.createTopics(
        Shop.PARTITIONS,
        List.of(
            "gather-items", "gather-couriers", "gather-orders", "t", settings.deadLetterTopic()));
    Properties properties = topology.atLeastOnceProperties();
    properties.put("bootstrap.servers", broker.bootstrapServer());
    properties.put("state.dir", folder.toString());
    properties.put("num.stream.threads", "3");
    try (KafkaStreams streams = new KafkaStreams(topology.topology(), properties);
        CommittedRecords vectors = new CommittedRecords(broker, "t");
        CommittedRecords refused = new CommittedRecords(broker, settings.deadLetterTopic())) {
      streams.start();
      ShopRun.await("it runs", () -> streams.state() == KafkaStreams.State.RUNNING);
      sendOrders(broker);
      List<String> ids = new ArrayList<>();
      for (ConsumerRecord<byte[], String> vector : vectors.await(ORDERS)) {
        ids.add(vector.value().replaceFirst("^\\{\"order\":\"([^\"]+)\".*", "$1"));
      }
      assertThat(refused.await(0)).isEmpty();
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < ORDERS; i++) {
        sent.add("o" + i);
      }
      assertThat(ids).isEqualTo(sent);
    }
  }

  private static void sendOrders(LocalBroker broker) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServer()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < ORDERS; i++) {
        // Every third order has no item, and need not wait for one.
        String item = i % 3 == 0 ? "null" : "\"i" + i % 41 + "\"";
        String order =
            "{\"order\":\"o%d\",\"at\":%d,\"item\":%s,\"courier\":\"c%d\",\"shop\":\"s\"}"
                .formatted(i, 1_700_000_000_000_000L + i, item, i % 29);
        producer.send(
            new ProducerRecord<>("gather-orders", "s".getBytes(UTF_8), order.getBytes(UTF_8)));
      }
    }
  }

  private Map<String, EventBinding> bindings() {
    String yaml =
        """
        events:
          item: { topic: gather-items, time: { unit: us } }
          courier: { topic: gather-couriers, time: { unit: us } }
          order: { topic: gather-orders, time: { unit: us } }
        """;
    return Bindings.parse("bindings", folder, yaml).events();
  }
}
