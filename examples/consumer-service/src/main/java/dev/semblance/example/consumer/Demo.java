package dev.semblance.example.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.broker.LocalBroker;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.streaming.topology.VectorHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The whole story on one machine: a Kafka, the service, and payments that come in. */
public final class Demo {
  /** There are twelve of them to a payment, which is what this is about. */
  private static final int EVERY_SIGNUP = 10;

  /**
   * A year goes by in seconds here, and a moment's delay between two partitions would be days. A
   * service that lives in the present has as many as it likes.
   */
  private static final int PARTITIONS = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DemoOptions options;
  private final LatencyRecorder warmUp = new LatencyRecorder();
  private final LatencyRecorder latencies = new LatencyRecorder();
  private final Map<Decision.Outcome, Integer> outcomes = new EnumMap<>(Decision.Outcome.class);

  private final Map<String, Integer> deadLetters = new ConcurrentSkipListMap<>();

  Demo(DemoOptions options) {
    this.options = options;
  }

  /** See {@link DemoOptions#USAGE}. */
  public static void main(String[] arguments) throws Exception {
    DemoOptions options;
    try {
      options = DemoOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      System.err.print(DemoOptions.USAGE);
      System.exit(2);
      return;
    }
    try {
      new Demo(options).run();
    } catch (IllegalStateException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
    }
  }

  /** Plays payments, and gives how long their decisions took. */
  LatencyRecorder.Percentiles run() throws Exception {
    Path state = Files.createTempDirectory("consumer-service");
    say("starting a Kafka on loopback");
    try (LocalBroker kafka = LocalBroker.start()) {
      Bindings bindings =
          Bindings.read(options.examples().resolve("consumer-service/bindings.yaml"));
      try (ConsumerService service = service(kafka, bindings, state)) {
        kafka.createTopics(PARTITIONS, topics(service));
        service.start();
        say("Kafka is at " + kafka.bootstrapServer() + "; starting the service");
        while (!service.isRunning()) {
          Thread.sleep(50);
        }
        play(kafka, service);
      }
    } finally {
      delete(state);
    }
    say("stopped");
    return latencies.percentiles();
  }

  private ConsumerService service(LocalBroker kafka, Bindings bindings, Path state) {
    return new ConsumerService(
        options.examples().resolve("card-fraud/card_fraud.feature"),
        bindings,
        Map.of("bootstrap.servers", kafka.bootstrapServer(), "state.dir", state.toString()));
  }

  private static List<String> topics(ConsumerService service) {
    List<String> topics = new ArrayList<>(service.features().topics().sources());
    topics.addAll(
        List.of(
            ConsumerService.VECTORS,
            ConsumerService.DECISIONS,
            service.features().topics().deadLetters()));
    return topics;
  }

  private void play(LocalBroker kafka, ConsumerService service) throws Exception {
    String server = kafka.bootstrapServer();
    List<Message> messages = messages(service);
    say(
        String.format(
            "playing %,d payments at %,.0f a second, the first %,d to warm up",
            options.warmUp() + options.charges(), options.rate(), options.warmUp()));
    try (CommittedReader reader =
            new CommittedReader(server, ConsumerService.DECISIONS, PARTITIONS, this::hear);
        CommittedReader deadLetterReader =
            new CommittedReader(
                server,
                service.features().topics().deadLetters(),
                PARTITIONS,
                this::hearOfDeadLetter);
        Feeder warmUpFeeder = new Feeder(server, options.rate(), warmUp);
        Feeder feeder = new Feeder(server, options.rate(), latencies)) {
      reader.start();
      deadLetterReader.start();
      int last = warmUpEnd(messages);
      send(messages.subList(0, last), warmUpFeeder, service);
      // What a cold start has piled up is not what the rest is measured against.
      warmUp.awaitAnswers(PATIENCE);
      send(messages.subList(last, messages.size()), feeder, service);
      boolean all = latencies.awaitAnswers(PATIENCE);
      say("decisions: " + outcomes);
      deadLetters.forEach((reason, count) -> say("dead letters: " + count + " " + reason));
      say("from payment to decision: " + latencies.percentiles());
      if (!all) {
        throw new IllegalStateException(
            latencies.unanswered()
                + " payments have no decision: is the machine too slow for "
                + options.rate()
                + " a second?");
      }
    }
  }

  /** How many messages hold the payments to warm up with. */
  private int warmUpEnd(List<Message> messages) {
    int end = 0;
    for (int payments = 0; payments < options.warmUp(); end++) {
      payments += messages.get(end).id() == null ? 0 : 1;
    }
    return end;
  }

  private static void send(List<Message> messages, Feeder feeder, ConsumerService service) {
    for (Message message : messages) {
      service.requireAlive();
      feeder.send(message);
    }
    feeder.flush();
  }

  /** Registrations and payments by time: as many payments as are wanted, and no more. */
  private List<Message> messages(ConsumerService service) throws IOException {
    Plan plan = service.plan();
    Path archives = options.examples().resolve("card-fraud/bindings.yaml");
    Bindings bindings = Bindings.read(archives);
    EventFile payments = EventFile.read(plan.event("transaction"), bindings.event("transaction"));
    EventFile registrations =
        EventFile.read(plan.event("registration"), bindings.event("registration"));
    List<Message> messages = new ArrayList<>();
    int wanted = options.warmUp() + options.charges();
    for (int laps = (wanted - 1) / payments.size(); laps >= 0; laps--) {
      List<Message> lap = new ArrayList<>();
      List<Message> signups = registrations.messages("registrations", null, null, laps);
      for (int i = 0; i < signups.size(); i += EVERY_SIGNUP) {
        lap.add(signups.get(i));
      }
      lap.addAll(payments.messages("payments", "customer", "transaction_id", laps));
      lap.sort(Comparator.comparingLong(Message::timeMillis));
      for (Message message : lap) {
        if (wanted > 0) {
          messages.add(message);
          wanted -= message.id() == null ? 0 : 1;
        }
      }
    }
    return messages;
  }

  private void hear(ConsumerRecord<byte[], byte[]> message) {
    long now = System.nanoTime();
    Decision decision = Decision.ofJson(message.value());
    synchronized (outcomes) {
      outcomes.merge(decision.outcome(), 1, Integer::sum);
    }
    warmUp.answered(decision.payment(), now);
    latencies.answered(decision.payment(), now);
    if (decision.outcome() != Decision.Outcome.ACCEPT) {
      System.out.println(decision);
    }
  }

  private void hearOfDeadLetter(ConsumerRecord<byte[], byte[]> letter) {
    String reason = new String(letter.headers().lastHeader(VectorHeaders.REASON).value(), UTF_8);
    String detail = new String(letter.headers().lastHeader(VectorHeaders.DETAIL).value(), UTF_8);
    deadLetters.merge(reason + ", " + detail, 1, Integer::sum);
  }

  private static void say(String text) {
    System.err.println(text);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
