package dev.semblance.streaming.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A topology in a driver: no broker, all partitions are one, and the clock stands still. */
final class DriverRun implements AutoCloseable {

  /** A message that came out. */
  record Out(String key, String value, Map<String, String> headers) {
    static Out of(TestRecord<byte[], byte[]> message) {
      Map<String, String> headers = new HashMap<>();
      for (Header header : message.headers()) {
        headers.put(header.key(), text(header.value()));
      }
      return new Out(text(message.key()), text(message.value()), headers);
    }

    private static String text(byte[] bytes) {
      return bytes == null ? null : new String(bytes, UTF_8);
    }
  }

  private final FeatureTopology features;
  private final TopologyTestDriver driver;

  private DriverRun(FeatureTopology features, Path stateFolder) {
    this.features = features;
    Properties properties = features.properties();
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
    // The driver knows no transactions; exactly-once would not trust a state from elsewhere.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    this.driver = new TopologyTestDriver(features.topology(), properties, Instant.EPOCH);
  }

  static DriverRun of(FeatureTopology features, Path stateFolder) {
    return new DriverRun(features, stateFolder);
  }

  /** Each event on a JSON topic of its name; keys as {@code keys} says. */
  static Map<String, EventBinding> bindings(
      List<Plan> plans, ToLongFunction<String> lateness, Map<String, String> keys) {
    Map<String, EventBinding> bindings = new HashMap<>();
    for (Plan plan : plans) {
      plan.events()
          .forEach(
              event -> {
                String name = event.name();
                Topic topic = new Topic(name, RecordFormat.JSON, null, null, keys.get(name));
                bindings.put(
                    name,
                    new EventBinding(
                        name,
                        null,
                        topic,
                        Map.of(),
                        TimeFormat.ISO,
                        Map.of(),
                        lateness.applyAsLong(name)));
              });
    }
    return bindings;
  }

  DriverRun send(String event, String key, String json) {
    return send(event, new TestRecord<>(bytes(key), bytes(json), Instant.EPOCH));
  }

  DriverRun send(String event, TestRecord<byte[], byte[]> message) {
    driver
        .createInputTopic(event, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(message);
    return this;
  }

  DriverRun advance(Duration wallClock) {
    driver.advanceWallClockTime(wallClock);
    return this;
  }

  /** What came out since this was asked last. */
  List<Out> read(String topic) {
    TestOutputTopic<byte[], byte[]> output =
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    return output.readRecordsToList().stream().map(Out::of).toList();
  }

  /** The values that came out for the one vector since this was asked last. */
  List<String> vectors() {
    String topic = features.topics().outputs().values().iterator().next();
    return read(topic).stream().map(Out::value).toList();
  }

  /** Reason and detail of each dead letter since this was asked last. */
  List<String> deadLetters() {
    List<String> letters = new ArrayList<>();
    for (Out out : read(features.topics().deadLetters())) {
      letters.add(
          out.headers().get(VectorHeaders.REASON)
              + ": "
              + out.headers().get(VectorHeaders.EVENT)
              + "@"
              + out.headers().get(VectorHeaders.OFFSET)
              + ", "
              + out.headers().get(VectorHeaders.DETAIL));
    }
    return letters;
  }

  /** How many entries a store has, apart from the plan's mark. */
  int entries(String store) {
    int count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = store(store).all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  TopologyTestDriver driver() {
    return driver;
  }

  CommitStore store(String name) {
    return (CommitStore) driver.getAllStateStores().get(name);
  }

  /** Another run, that finds on disk what this one's stores hold now. */
  DriverRun goOn(FeatureTopology next, Path folder) {
    Path tasks = folder.resolve(features.settings().applicationId()).resolve("0_0");
    driver
        .getAllStateStores()
        .forEach((name, store) -> copy(store, tasks.resolve("rocksdb").resolve(name)));
    return new DriverRun(next, folder);
  }

  private static void copy(StateStore store, Path database) {
    QueryResult<KeyValueIterator<Bytes, byte[]>> entries =
        store.query(RangeQuery.withNoBounds(), PositionBound.unbounded(), new QueryConfig(false));
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB copy = RocksDB.open(options, Files.createDirectories(database).toString());
        KeyValueIterator<Bytes, byte[]> all = entries.getResult()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> entry = all.next();
        copy.put(entry.key.get(), entry.value);
      }
    } catch (RocksDBException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}
