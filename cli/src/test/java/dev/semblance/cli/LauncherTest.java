package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script, in a process of its own. */
class LauncherTest {
  private static final Map<String, String> THIS_JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"), "SEMBLANCE_JAVA_OPTS", "-Xmx1g");

  @TempDir private Path folder;
  private Launcher launcher;

  @BeforeEach
  void layOut() throws Exception {
    launcher = Launcher.in(folder.resolve("a home with blanks"));
  }

  @Test
  void runsThroughALinkAndHandsExitCodesOn() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("semblance"), launcher.script());
    Run version = launcher.run(link, THIS_JAVA, "--version");
    assertThat(version.exitCode()).as(version.err()).isZero();
    assertThat(version.out()).startsWith("semblance ");
    assertThat(launcher.run(link, THIS_JAVA, "chekc").exitCode()).isEqualTo(2);
    assertThat(launcher.run(link, THIS_JAVA, "check", folder.resolve("gone")).exitCode())
        .isEqualTo(3);
    Path broken = Files.writeString(folder.resolve("broken.feature"), "event e { }");
    Run check = launcher.run(link, THIS_JAVA, "check", broken);
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.err()).contains("error[").doesNotContain("\033[");
  }

  @Test
  void aJavaHomeWithoutJavaIsSaid() throws Exception {
    Run run = launcher.run(launcher.script(), Map.of("JAVA_HOME", folder.toString()), "--version");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("JAVA_HOME is " + folder).hasLineCount(1);
  }

  @Test
  void anOldJavaIsSaid() throws Exception {
    Path java = folder.resolve("old/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Run run =
        launcher.run(
            launcher.script(), Map.of("JAVA_HOME", folder.resolve("old").toString()), "--version");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("Java 17 or newer is needed").contains("Java 11");
  }

  @Test
  void aSparkThatDoesNotStartIsOneMessage() throws Exception {
    Path project = Samples.cafe(Files.createDirectory(folder.resolve("project")));
    Object[] line = Samples.backfill(project, project.resolve("result"));
    line[Arrays.asList(line).indexOf("local[2]")] = "nowhere://here";
    Run run = launcher.run(launcher.script(), THIS_JAVA, line);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: Spark does not start: ").contains("nowhere://here");
    assertThat(run.err()).hasLineCount(1);
    assertThat(project.resolve("result")).doesNotExist();
  }

  @Test
  void ctrlCMidwayEndsWith130AndLeavesNothing() throws Exception {
    Path project = Files.createDirectory(folder.resolve("project"));
    Samples.write(
        project, Map.of("cafe.feature", Samples.FEATURES, "bindings.yaml", Samples.BINDINGS));
    writeManyOrders(project.resolve("orders.csv"));
    long before = Samples.filesBelow(project);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        launcher.start(
            launcher.script(),
            THIS_JAVA,
            out,
            err,
            Samples.backfill(project, project.resolve("result")));
    waitForProgress(process, err);
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends").isTrue();

    String messages = Files.readString(err);
    assertThat(process.exitValue()).as(messages).isEqualTo(130);
    assertThat(messages.lines().filter(line -> !line.startsWith("[")))
        .containsExactly("interrupted; clearing away");
    assertThat(Files.readString(out)).isEmpty();
    assertThat(Samples.filesBelow(project)).as("files in the project").isEqualTo(before);
  }

  /** A step is done, so something has been computed, and there is more to do. */
  private static void waitForProgress(Process process, Path err) throws Exception {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!Files.readString(err).contains("[1/")) {
      assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }

  private static void writeManyOrders(Path file) throws Exception {
    StringBuilder text = new StringBuilder("order_id,at,guest,price,tip\n");
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 300_000; i++) {
      text.append(i).append(',').append(start.plusSeconds(i * 97L)).append(",g").append(i % 1000);
      text.append(",2.50,\n");
    }
    Files.writeString(file, text);
  }
}
