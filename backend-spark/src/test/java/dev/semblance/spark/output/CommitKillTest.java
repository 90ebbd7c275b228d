package dev.semblance.spark.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.storage.PlainLocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process killed while it commits leaves what its manifest lists whole, and nothing after the
 * next run. By default a few kills; {@code -Dsemblance.kills.commit=100} does more.
 */
class CommitKillTest {
  private static final int KILLS = Integer.getInteger("semblance.kills.commit", 5);
  private static final int LONGEST_MILLIS = 1000;

  @TempDir Path folder;
  private final Random random = new Random();

  @Test
  void leavesOneSetWholeAndCleansUpBehindTheKilled() throws Exception {
    String out = folder.resolve("out").toString();
    int leftOvers = 0;
    int[] seen = new int[2];
    for (int kill = 0; kill < KILLS; kill++) {
      killOne(out);
      List<String> listed = listed(out);
      assertThat(listed).hasSize(EndlessCommits.FILES);
      List<String> contents = new ArrayList<>();
      for (String file : listed) {
        contents.add(Files.readString(Path.of(file)));
      }
      assertThat(contents.stream().distinct()).hasSize(1);
      seen[contents.get(0).equals("set 0") ? 0 : 1]++;
      leftOvers += found().equals(listed) ? 0 : 1;

      EndlessCommits.publish(out, "set 1", () -> {});

      assertThat(found()).isEqualTo(listed(out));
    }
    System.out.printf(
        "commits killed %d, one set visible %d, the other %d, neither 0; %d left something%n",
        KILLS, seen[0], seen[1], leftOvers);
  }

  private void killOne(String out) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessCommits.class.getName(),
                out)
            .redirectError(folder.resolve("error.log").toFile())
            .start();
    try {
      int first = process.getInputStream().read();
      assertThat(first).as(Files.readString(folder.resolve("error.log"))).isNotNegative();
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
    } finally {
      process.destroyForcibly();
      process.waitFor(60, TimeUnit.SECONDS);
      Files.deleteIfExists(folder.resolve("error.log"));
    }
  }

  private List<String> listed(String out) {
    Configuration configuration = new Configuration();
    PlainLocalFileSystem.use(configuration);
    return OutputFiles.list(out, TimeRange.ALL, configuration).stream()
        .map(file -> file.substring("file:".length()))
        .toList();
  }

  /** All files, staging and leases too, but for those that describe the output. */
  private List<String> found() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("_(manifest|schema).json"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
