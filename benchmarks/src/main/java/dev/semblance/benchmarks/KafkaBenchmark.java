package dev.semblance.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semblance.broker.LocalBroker;
import dev.semblance.compiler.Plans;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.example.consumer.Feeder;
import dev.semblance.example.consumer.LatencyRecorder;
import dev.semblance.example.consumer.Message;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * How long a vector takes through a real broker on this machine: from the moment when its charge
 * was due to be sent to the moment when a consumer that reads only what is committed has the
 * vector. Feeder, broker, application and consumer share the machine. Beside it, in the same run,
 * the same way with nothing done on it ({@link BareTopology}): what Kafka itself takes here.
 *
 * <p>Arguments: charges a second (several; default 1000 and 5000).
 */
public final class KafkaBenchmark {
  private static final int PARTITIONS = 2;
  private static final int CARDS = 50_000;
  private static final int WARM_UP_SECONDS = 90;
  private static final int SECONDS = 20;
  private static final String CHARGES = "charges";
  private static final String VECTORS = "vectors";
  private static final String ID = "\"charge_id\":\"";

  private final Plan plan;
  private final Map<String, EventBinding> bindings;
  private final Path directory;
  private final ObjectMapper json = new ObjectMapper();

  private KafkaBenchmark(Path directory) throws IOException {
    this.directory = directory;
    Path file = directory.resolve("fraud.feature");
    try (InputStream text = getClass().getResourceAsStream("/benchmarks/fraud.feature")) {
      Files.copy(text, file);
    }
    this.plan = Plans.read(file, "fraud");
    String yaml =
        """
        events:
          charge:
            topic: %s
            time: { unit: us }
            # Two partitions may be apart by this much on the way to a merchant's log.
            lateness: 10s
        """;
    this.bindings = Bindings.parse("bindings", directory, yaml.formatted(CHARGES)).events();
  }

  public static void main(String[] arguments) throws Exception {
    List<Integer> rates =
        arguments.length == 0
            ? List.of(1000, 5000)
            : List.of(arguments).stream().map(Integer::valueOf).toList();
    Path directory = Files.createTempDirectory("semblance-benchmark");
    try {
      KafkaBenchmark benchmark = new KafkaBenchmark(directory);
      System.out.printf(
          Locale.ROOT,
          "24 features over 4 keys through a broker, %d partitions, %d cores%n",
          PARTITIONS,
          Runtime.getRuntime().availableProcessors());
      for (int rate : rates) {
        benchmark.measureBoth("at least once", FeatureTopology::atLeastOnceProperties, rate);
        benchmark.measureBoth("exactly once", FeatureTopology::properties, rate);
      }
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
  }

  private void measureBoth(
      String guarantee, Function<FeatureTopology, Properties> recommended, int rate)
      throws Exception {
    FeatureTopology topology =
        FeatureTopology.of(
            List.of(plan),
            bindings,
            TopologySettings.of("benchmark").withOutputTopic("fraud", VECTORS));
    Properties properties = recommended.apply(topology);
    run(guarantee + ", bare", BareTopology.of(CHARGES, VECTORS, properties), properties, rate);
    run(guarantee, topology.topology(), properties, rate);
  }

  private void run(String name, Topology topology, Properties recommended, int rate)
      throws Exception {
    try (LocalBroker kafka = LocalBroker.start()) {
      kafka.createTopics(PARTITIONS, List.of(CHARGES, VECTORS, "benchmark-dead-letters"));
      Properties properties = new Properties();
      properties.putAll(recommended);
      properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServer());
      Path state = directory.resolve(name.replaceAll("[ ,]+", "-") + "-" + rate);
      properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
      try (KafkaStreams streams = new KafkaStreams(topology, properties)) {
        start(streams);
        measure(kafka, rate, name);
      }
    }
  }

  private static void start(KafkaStreams streams) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
    streams.start();
    running.await();
  }

  private void measure(LocalBroker kafka, int rate, String name) throws Exception {
    LatencyRecorder warmUp = new LatencyRecorder();
    LatencyRecorder measured = new LatencyRecorder();
    ChargeStream charges = new ChargeStream(1, CARDS, 1_000_000 / rate);
    try (Answers answers = new Answers(kafka.bootstrapServer(), List.of(warmUp, measured))) {
      answers.start();
      feed(kafka, charges, rate, (long) rate * WARM_UP_SECONDS, warmUp);
      feed(kafka, charges, rate, (long) rate * SECONDS, measured);
      boolean all = measured.awaitAnswers(Duration.ofSeconds(60));
      System.out.printf(
          Locale.ROOT,
          "%-19s %,6d a second: %s%s%n",
          name,
          rate,
          measured.percentiles(),
          all ? "" : ", " + measured.unanswered() + " UNANSWERED");
    }
  }

  private void feed(
      LocalBroker kafka, ChargeStream charges, int rate, long count, LatencyRecorder latencies)
      throws Exception {
    try (Feeder feeder = new Feeder(kafka.bootstrapServer(), rate, latencies)) {
      for (long i = 0; i < count; i++) {
        Map<String, Object> charge = charges.next();
        String id = (String) charge.get("charge_id");
        byte[] value = json.writeValueAsBytes(charge);
        long millis = (Long) charge.get("created") / 1000;
        feeder.send(new Message(CHARGES, id, (String) charge.get("card"), value, millis));
      }
      feeder.flush();
    }
    latencies.awaitAnswers(Duration.ofSeconds(60));
  }

  /** Reads the vectors as they are committed. */
  private static final class Answers implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<LatencyRecorder> recorders;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread thread;

    Answers(String bootstrapServer, List<LatencyRecorder> recorders) {
      this.recorders = recorders;
      this.consumer =
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer,
                  ConsumerConfig.GROUP_ID_CONFIG, "answers",
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      consumer.subscribe(List.of(VECTORS));
      thread = new Thread(this::read, "answers");
    }

    void start() {
      thread.start();
    }

    private void read() {
      try (consumer) {
        while (open.get()) {
          for (ConsumerRecord<byte[], byte[]> vector : consumer.poll(Duration.ofMillis(100))) {
            long now = System.nanoTime();
            String id = idOf(vector.value());
            recorders.forEach(recorder -> recorder.answered(id, now));
          }
        }
      } catch (WakeupException e) {
        // Closed.
      }
    }

    private static String idOf(byte[] vector) {
      String text = new String(vector, UTF_8);
      int start = text.indexOf(ID) + ID.length();
      return text.substring(start, text.indexOf('"', start));
    }

    @Override
    public void close() {
      open.set(false);
      consumer.wakeup();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
