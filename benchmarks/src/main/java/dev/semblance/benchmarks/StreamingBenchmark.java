package dev.semblance.benchmarks;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.streaming.FeatureEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * The in-process engine beside the least that its state could cost, and beside a processor written
 * by hand for one of its four keys, in one process on the same charges.
 *
 * <p>Arguments: the number of charges (default 200,000) and of rounds (default 3; the best counts).
 */
public final class StreamingBenchmark {
  private static final int CARDS = 50_000;
  private static final long STEP_MICROS = 2_000_000;
  private static final int HOT_EVENTS = 1_000_000;

  private final Path directory;
  private final int charges;
  private final Plan fraud = plan("fraud");
  private final Plan card = plan("card");

  private StreamingBenchmark(Path directory, int charges) throws IOException {
    this.directory = directory;
    this.charges = charges;
  }

  public static void main(String[] arguments) throws Exception {
    int charges = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path directory = Files.createTempDirectory("semblance-benchmark");
    try {
      new StreamingBenchmark(directory, charges).run(rounds);
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
  }

  private static Plan plan(String name) throws IOException {
    try (InputStream text =
        StreamingBenchmark.class.getResourceAsStream("/benchmarks/" + name + ".feature")) {
      String source = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      Compilation compilation = Compiler.compile(new SourceFile(name + ".feature", source));
      ResolvedProgram program =
          compilation
              .program()
              .orElseThrow(() -> new IllegalStateException(compilation.diagnostics().toString()));
      return Planner.plan(program, program.vectors().get(0));
    }
  }

  private void run(int rounds) throws Exception {
    RecordingState recorded = new RecordingState();
    feed("recording", engine(fraud).state(recorded).liveEntities(1).checkpointEvery(1));
    // The engine commits once when it begins, then after each event, and when it is closed.
    List<List<RecordingState.Write>> writes = recorded.commits().subList(1, charges + 1);
    List<List<Pace>> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      System.err.printf(Locale.ROOT, "round %d of %d%n", round, rounds);
      measured.add(round(writes, round));
    }
    report(writes, measured);
    hotKey();
  }

  private List<Pace> round(List<List<RecordingState.Write>> writes, int round) throws Exception {
    List<Pace> paces = new ArrayList<>();
    paces.add(floor(writes, round));
    paces.add(
        feed(
            "engine, RocksDB, state written at each event",
            engine(fraud).rocksDbState(folder("each", round)).liveEntities(1).checkpointEvery(1)));
    paces.add(feed("engine, RocksDB", engine(fraud).rocksDbState(folder("cached", round))));
    paces.add(feed("engine, heap", engine(fraud)));
    paces.add(byHand(round));
    paces.add(
        feed("engine, RocksDB, card alone", engine(card).rocksDbState(folder("card", round))));
    return paces;
  }

  private Path folder(String name, int round) {
    return directory.resolve(name + round);
  }

  private static FeatureEngine.Builder engine(Plan plan) {
    return FeatureEngine.builder(List.of(plan));
  }

  private Pace feed(String name, FeatureEngine.Builder builder) {
    ChargeStream stream = new ChargeStream(1, CARDS, STEP_MICROS);
    Pace.Meter meter = new Pace.Meter(charges);
    try (FeatureEngine engine = builder.build()) {
      for (int i = 0; i < charges; i++) {
        Map<String, Object> charge = stream.next();
        meter.start();
        engine.process("charge", charge);
        meter.stop();
      }
    }
    return meter.pace(name);
  }

  /** The same bytes under the same keys: a get and a put for each stage of each event. */
  private Pace floor(List<List<RecordingState.Write>> writes, int round) throws Exception {
    RocksDB.loadLibrary();
    Pace.Meter meter = new Pace.Meter(charges);
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB database = RocksDB.open(options, folder("floor", round).toString())) {
      for (List<RecordingState.Write> event : writes) {
        meter.start();
        for (RecordingState.Write write : event) {
          database.get(write.key());
          database.put(write.key(), write.value());
        }
        meter.stop();
      }
    }
    return meter.pace("floor: RocksDB get and put a stage");
  }

  private Pace byHand(int round) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "by-hand");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    MockProcessorContext<String, double[]> context =
        new MockProcessorContext<>(
            properties,
            new org.apache.kafka.streams.processor.TaskId(0, 0),
            folder("by-hand", round).toFile());
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(HandWrittenProcessor.STORE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    HandWrittenProcessor processor = new HandWrittenProcessor();
    processor.init(context);
    ChargeStream stream = new ChargeStream(1, CARDS, STEP_MICROS);
    Pace.Meter meter = new Pace.Meter(charges);
    for (int i = 0; i < charges; i++) {
      Map<String, Object> charge = stream.next();
      meter.start();
      processor.process(new Record<>((String) charge.get("card"), charge, 0L));
      meter.stop();
      context.resetForwards();
    }
    store.close();
    return meter.pace("by hand, Kafka Streams store, card alone");
  }

  private void report(List<List<RecordingState.Write>> writes, List<List<Pace>> rounds) {
    double bytes =
        writes.stream()
            .flatMap(List::stream)
            .mapToInt(write -> write.value().length)
            .average()
            .orElse(0);
    System.out.printf(
        Locale.ROOT,
        "%,d charges, 24 features over 4 keys, %.0f bytes a write, best of %d, %d cores%n%n",
        charges,
        bytes,
        rounds.size(),
        Runtime.getRuntime().availableProcessors());
    System.out.println(Pace.HEADER);
    Pace floor = Pace.best(rounds, 0);
    for (int i = 0; i < rounds.get(0).size(); i++) {
      System.out.println(Pace.best(rounds, i).line(floor));
    }
  }

  /** A card with a million charges in its window beside cards with few. */
  private void hotKey() {
    System.err.println("filling the window of a hot card");
    int measured = Math.min(charges, 100_000);
    try (FeatureEngine engine = engine(card).liveEntities(CARDS).build()) {
      ChargeStream stream = new ChargeStream(2, CARDS, 1_000_000);
      for (int i = 0; i < HOT_EVENTS; i++) {
        engine.process("charge", hot(stream.next()));
      }
      Pace.Meter cold = new Pace.Meter(measured);
      Pace.Meter hot = new Pace.Meter(measured);
      for (int i = 0; i < measured; i++) {
        Map<String, Object> charge = stream.next();
        cold.start();
        engine.process("charge", charge);
        cold.stop();
        Map<String, Object> other = hot(stream.next());
        hot.start();
        engine.process("charge", other);
        hot.stop();
      }
      Pace of = cold.pace("cold cards");
      System.out.println();
      System.out.println(Pace.HEADER);
      System.out.println(of.line(of));
      System.out.println(
          hot.pace(String.format(Locale.ROOT, "card of %,d charges in 30d", HOT_EVENTS)).line(of));
    }
  }

  private static Map<String, Object> hot(Map<String, Object> charge) {
    charge.put("card", "hot");
    return charge;
  }
}
