package dev.semblance.parity.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A model trained on one machine is served on another: of another language, in another time zone,
 * with another Java. The same bits must come out.
 */
class GoldenTest {

  @Test
  void theseBitsHere() throws IOException, URISyntaxException {
    GoldenCheck check = GoldenCheck.run();
    assertThat(check.differences()).isEmpty();
    assertThat(check.cells()).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=tr -Duser.region=TR -Duser.timezone=Pacific/Kiritimati"
            + " -Dfile.encoding=ISO-8859-1",
        "-Duser.language=ar -Duser.region=EG -Duser.timezone=America/St_Johns"
            + " -Dfile.encoding=US-ASCII -XX:ActiveProcessorCount=1"
      })
  void theSameBitsElsewhere(String options) throws IOException, InterruptedException {
    assertThat(run(Path.of(System.getProperty("java.home")), List.of(options.split(" "))))
        .contains("differences: 0");
  }

  @Test
  void theSameBitsOnTheNewestJava() throws IOException, InterruptedException {
    Optional<Path> home = OtherJava.newest();
    assumeTrue(
        home.isPresent(),
        "NOT CHECKED on another Java: none newer than "
            + Runtime.version().feature()
            + " was found; name one by "
            + OtherJava.VARIABLE);
    assertThat(run(home.get(), List.of("-Duser.language=de", "-Duser.timezone=Asia/Kolkata")))
        .contains("differences: 0");
  }

  /** What the check says in a JVM of its own. */
  private static String run(Path javaHome, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            GoldenCheck.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    System.out.println(said.strip());
    return said;
  }
}
