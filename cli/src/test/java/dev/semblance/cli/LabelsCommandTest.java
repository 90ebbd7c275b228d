package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Labels on the command line: there in a backfill, and nowhere else. */
@ExtendWith(SparkForTests.class)
class LabelsCommandTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.cafe(folder);
    Files.writeString(
        folder.resolve("cafe.feature"),
        Samples.FEATURES.replace(
            "  guest_orders.*",
            "  label orders = count() from order by guest within 1d\n  guest_orders.*"));
    out = folder.resolve("out/orders");
  }

  private String labels(Object... more) {
    Object[] line = Samples.backfill(folder, out, more);
    Run run = Run.of(append(line, "--quiet", "--overwrite", "--show", 4, "--columns", "orders"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().filter(row -> row.startsWith("orders ")).findFirst().orElseThrow();
  }

  private static Object[] append(Object[] line, Object... more) {
    return Stream.of(line, more).flatMap(Stream::of).toArray();
  }

  @Test
  void aLabelIsKnownUntilTheLatestEventOrAsFarAsIsSaid() {
    assertThat(labels().split(" +")).containsExactly("orders", "1", "0", "0", "null");
    assertThat(labels("--complete-until", "2026-01-03").split(" +"))
        .containsExactly("orders", "1", "0", "0", "0");
    assertThat(labels("--complete-until", "2026-01-02T08:00:00Z").split(" +"))
        .containsExactly("orders", "1", "null", "null", "null");
    Run wrong = Run.of(Samples.backfill(folder, out, "--complete-until", "soon"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--complete-until needs a date");
  }

  @Test
  void whatIsServedLacksLabelsAndIsNoDifference() {
    Path served = folder.resolve("out/served");
    Run backfill = Run.of(Samples.backfill(folder, out));
    assertThat(backfill.exitCode()).as(backfill.err()).isZero();
    Run replay =
        Run.of(
            "replay",
            folder.resolve("cafe.feature"),
            "--bindings",
            folder.resolve("bindings.yaml"),
            "--out",
            served);
    assertThat(replay.exitCode()).as(replay.err()).isZero();

    Run verify = Run.of("verify", served, out, "--master", "local[2]");

    assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
  }
}
