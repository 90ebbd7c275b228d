package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir private Path folder;

  @Test
  void makesAProjectThatRuns() throws Exception {
    Path project = folder.resolve("my shop");
    Run init = Run.of("init", project);
    assertThat(init.exitCode()).isZero();
    assertThat(init.out()).contains("shop.feature", "bindings.yaml", "Next:");

    Path features = project.resolve("shop.feature");
    assertThat(Run.of("check", features).exitCode()).isZero();
    assertThat(Run.of("check", features).err()).isEmpty();
    assertThat(Run.of("fmt", "--check", features)).isEqualTo(new Run(0, "", ""));
    assertThat(Run.of("test", features, "--engine", "reference,embedded").out())
        .contains("2 passed, 0 failed");
    Run backfill =
        Run.of(
            "backfill",
            features,
            "--bindings",
            project.resolve("bindings.yaml"),
            "--out",
            project.resolve("out"),
            "--show",
            5);
    assertThat(backfill.exitCode()).as(backfill.err()).isZero();
    assertThat(backfill.err()).contains("rows         64", "bad records  0", "duplicates   0");
    assertThat(backfill.out()).contains("visit_id", "browsing_visits_1h");
  }

  @Test
  void neverTouchesWhatIsThereAlready() throws Exception {
    Files.writeString(folder.resolve("bindings.yaml"), "mine");
    Run run = Run.of("init", folder);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("bindings.yaml is there already; nothing was written");
    assertThat(Samples.filesBelow(folder)).isEqualTo(1);
  }

  @Test
  void aPlaceThatIsNoFolderIsOneMessage() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Run run = Run.of("init", file.resolve("shop"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: ").hasLineCount(1).doesNotContain("Exception");
  }
}
