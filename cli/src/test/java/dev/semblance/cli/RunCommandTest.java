package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong before there is a broker; on a broker, applications are tested elsewhere. */
class RunCommandTest {
  private static final String NOBODY = "127.0.0.1:1";

  @TempDir private Path folder;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.write(
        Samples.cafe(folder),
        Map.of(
            "topics.yaml",
            "events:\n  order:\n    topic: orders\n",
            "kafka.properties",
            "bootstrap.servers=" + NOBODY + "\nsasl.jaas.config=hush\n"));
  }

  private Run run(String bindings, Object... more) {
    return Run.of(
        Stream.concat(
                Stream.of(
                    "run",
                    folder.resolve("cafe.feature"),
                    "--bindings",
                    folder.resolve(bindings),
                    "--state-dir",
                    folder.resolve("state"),
                    "--http",
                    "127.0.0.1:0"),
                Stream.of(more))
            .toArray());
  }

  @Test
  void aBrokerThatDoesNotAnswerIsOneClearMessage() {
    Run run =
        run(
            "topics.yaml",
            "--kafka-config",
            folder.resolve("kafka.properties"),
            "--conf",
            "sasl.jaas.config=whisper",
            "--conf",
            "default.api.timeout.ms=500",
            "--conf",
            "request.timeout.ms=400");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: Kafka: ").hasLineCount(1);
    assertThat(run.err()).doesNotContain("hush", "whisper");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anEventWithoutATopicIsNamed() {
    Run run = run("bindings.yaml", "--bootstrap-server", NOBODY);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: ").contains("topic", "order").hasLineCount(1);
  }

  @Test
  void aFileOfPropertiesThatIsNotThereIsNamed() {
    Run run = run("topics.yaml", "--kafka-config", folder.resolve("absent.properties"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("there is no file").contains("absent.properties");
  }

  @Test
  void wrongDefinitionsEndAsInEveryCommand() throws Exception {
    Files.writeString(folder.resolve("cafe.feature"), "vector nothing v1 on nowhere { }\n");
    Run run = run("topics.yaml", "--bootstrap-server", NOBODY);
    assertThat(run.exitCode()).isEqualTo(1);
  }
}
