package dev.semblance.spark.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.spark.BackfillException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the run that holds a lease still goes on. */
class RunNameTest {
  private static final RunName RUN = new RunName("here", 4711, 1_000_000, "0123456789ab");

  @TempDir private Path folder;

  /** A machine whose processes begin at one time; it shows those up to a number. */
  private record Machine(boolean hides, boolean runs, Long started)
      implements RunName.ProcessTable {
    @Override
    public boolean sees(long pid) {
      return !hides && (runs || pid != RUN.pid());
    }

    @Override
    public Optional<Instant> startOf(long pid) {
      return Optional.ofNullable(started).map(Instant::ofEpochSecond);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "it goes on,                            false, true,  1000000, false",
    "it has ended,                          false, false, ,        true",
    "another process has its number,        false, true,  1000100, true",
    "the clock was set in the meantime,     false, true,  1000002, false",
    "the machine tells no start,            false, true,  ,        false",
    "processes of other users are not shown, true, false, ,        false"
  })
  void isOverOnlyWhereTheMachineShowsIt(
      String what, boolean hides, boolean runs, Long started, boolean over) {
    assertThat(RUN.isOver(new Machine(hides, runs, started))).isEqualTo(over);
  }

  /** The first process is of another user, unless the tests are run by its own. */
  @Test
  void theLeaseOfAProcessOfAnotherUserIsNotTakenOver() throws Exception {
    Instant start = ProcessHandle.of(1).orElseThrow().info().startInstant().orElse(Instant.EPOCH);
    RunName other =
        new RunName(RunName.create().machine(), 1, start.getEpochSecond(), "0123456789ab");
    FileSystem files = FileSystem.getLocal(new Configuration());
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(folder.toUri());
    org.apache.hadoop.fs.Path lease =
        new org.apache.hadoop.fs.Path(place, "_running-" + other.text() + ".json");
    files.create(lease).close();

    assertThatThrownBy(() -> Lease.take(files, place, "_running-", RunName.create(), "out"))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("another backfill is writing to out (process 1 on ");
    assertThat(files.exists(lease)).isTrue();
  }
}
