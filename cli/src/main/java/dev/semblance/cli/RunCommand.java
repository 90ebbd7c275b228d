package dev.semblance.cli;

import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.streaming.application.ApplicationException;
import dev.semblance.streaming.application.FeatureApplication;
import dev.semblance.streaming.topology.EmitMode;
import dev.semblance.streaming.topology.TopologySettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code semblance run}: a vector for each event that comes, from Kafka to Kafka. */
@Command(
    name = "run",
    header = "Compute a vector for each event that comes, from Kafka to Kafka.",
    description = {
      "Read the events from the topics that the bindings name, compute the vector of each trigger",
      "and write it to a topic, exactly once; go on until told to stop. Over HTTP: /health,"
          + " /ready,",
      "/metrics for Prometheus, and /vectors/NAME for what a vector would be now."
    },
    footer = {
      "",
      "Examples:",
      "  semblance run fraud.feature --vector fraud --bindings bindings.yaml \\",
      "      --bootstrap-server localhost:9092 --create-topics",
      "  semblance run fraud.feature --vector fraud@v2 --bindings prod.yaml \\",
      "      --kafka-config kafka.properties --state-dir /var/lib/fraud --http 0.0.0.0:8080 \\",
      "      --conf num.stream.threads=4",
      "",
      "Exit codes: 0 stopped from within; 1 the definitions are wrong; 2 the command line is"
          + " wrong;",
      "3 data or environment, or the application could not go on; 130, 143 interrupted, with all",
      "that was in work committed or left to whoever goes on."
    })
final class RunCommand extends CompilingCommand {
  @Mixin private VectorChoice choice;

  @Option(
      names = "--bindings",
      paramLabel = "FILE",
      required = true,
      order = 2,
      description = "On which topics the events arrive.")
  private Path bindings;

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      order = 3,
      description = "Where Kafka is. May be left out where FILE of --kafka-config says so.")
  private Optional<String> bootstrapServer = Optional.empty();

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      order = 4,
      description =
          "Instances of one id share the work. Default: semblance-NAME-vN, so that versions run"
              + " side by side.")
  private Optional<String> applicationId = Optional.empty();

  @Option(
      names = "--output-topic",
      paramLabel = "TOPIC",
      order = 5,
      description = "Where the vectors go. Default: NAME-vN.")
  private Optional<String> outputTopic = Optional.empty();

  @Option(
      names = "--dead-letter-topic",
      paramLabel = "TOPIC",
      order = 6,
      description = "Where what could not be used goes. Default: ID-dead-letters.")
  private Optional<String> deadLetterTopic = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      order = 7,
      description = "How vectors are written: json (default) or avro.")
  private VectorFormat format;

  @Option(
      names = "--emit",
      paramLabel = "WHEN",
      defaultValue = "on-arrival",
      order = 8,
      description =
          "on-arrival: a vector at once, from what has arrived (default); after-lateness: once late"
              + " events had their time.")
  private EmitTime emit;

  @Option(
      names = "--create-topics",
      order = 9,
      description = "Create the topics that are written, where they are missing.")
  private boolean createTopics;

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:8080",
      order = 10,
      description = "Where HTTP listens (default: ${DEFAULT-VALUE}), or none.")
  private String http;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "semblance-state",
      order = 11,
      description = "Where the state lies on disk (default: ${DEFAULT-VALUE}).")
  private Path stateFolder;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      order = 12,
      description = "Properties of Kafka and Kafka Streams: credentials, for example.")
  private Optional<Path> kafkaConfig = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      order = 13,
      description =
          "A property of Kafka or Kafka Streams; may be given several times, and wins over FILE.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** How vectors are written, in the command line's words. */
  enum VectorFormat {
    JSON(RecordFormat.JSON),
    AVRO(RecordFormat.AVRO);

    private final RecordFormat format;

    VectorFormat(RecordFormat format) {
      this.format = format;
    }
  }

  /** When vectors are computed, in the command line's words. */
  enum EmitTime {
    ON_ARRIVAL("on-arrival", EmitMode.ON_ARRIVAL),
    AFTER_LATENESS("after-lateness", EmitMode.AFTER_LATENESS);

    private final String text;
    private final EmitMode mode;

    EmitTime(String text, EmitMode mode) {
      this.text = text;
      this.mode = mode;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<InetSocketAddress> address = HttpAddress.parse(http);
    choice.requireName();
    Map<String, String> kafka = KafkaProperties.of(kafkaConfig, bootstrapServer, settings);
    kafka.putIfAbsent("state.dir", stateFolder.toAbsolutePath().toString());
    VectorChoice.Chosen chosen = choice.plan(console());
    Plan plan = chosen.plan();
    Bindings places = Bindings.read(bindings);
    places.check(chosen.program().events(), List.of());
    if (debug()) {
      LogLevel.warn();
    } else {
      LogLevel.error();
    }
    FeatureApplication.Builder builder =
        FeatureApplication.builder(List.of(plan))
            .bindings(places.events())
            .settings(topologySettings(chosen.vector(), kafka))
            .kafka(kafka)
            .createTopics(createTopics);
    address.ifPresent(builder::http);
    run(builder, kafka);
    return ExitCode.DONE;
  }

  private TopologySettings topologySettings(ResolvedVector chosen, Map<String, String> kafka) {
    String id =
        applicationId
            .or(() -> Optional.ofNullable(kafka.get("application.id")))
            .orElse("semblance-" + chosen.name() + "-v" + chosen.version());
    TopologySettings wanted =
        TopologySettings.of(id).withOutputFormat(format.format).withEmit(emit.mode);
    if (outputTopic.isPresent()) {
      wanted = wanted.withOutputTopic(chosen.name(), outputTopic.get());
    }
    return deadLetterTopic.map(wanted::withDeadLetterTopic).orElse(wanted);
  }

  private void run(FeatureApplication.Builder builder, Map<String, String> kafka)
      throws InterruptedException {
    try (FeatureApplication application = builder.build()) {
      application.start();
      StartReport.print(console().err(), application, kafka);
      application.awaitEnd();
    } catch (IllegalArgumentException | ApplicationException e) {
      throw CommandFailure.environment(e.getMessage(), e);
    }
  }
}
