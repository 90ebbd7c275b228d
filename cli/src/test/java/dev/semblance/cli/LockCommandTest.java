package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockCommandTest {
  @TempDir private Path folder;
  private Path file;
  private Path lock;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.cafe(folder);
    file = folder.resolve("cafe.feature");
    lock = folder.resolve("features.lock");
  }

  private void change(String before, String after) throws Exception {
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  @Test
  void whatAVersionMeansIsWrittenBesideTheFileOnce() throws Exception {
    Run first = Run.of("lock", file);
    assertThat(first.exitCode()).isZero();
    assertThat(first.out().lines())
        .containsExactly("locked group cafe.guest_orders v1", "locked vector cafe.next_order v1");
    String written = Files.readString(lock);
    assertThat(written).contains("  feature spent ", " sum(price) over 1d\n");
    change("over 1d\n}", "over 1d // a day\n}");
    Run second = Run.of("lock", folder);
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).isEmpty();
    assertThat(lock).hasContent(written);
    assertThat(Samples.filesBelow(folder)).isEqualTo(4);
  }

  @Test
  void aChangedMeaningIsRefusedByWhateverComputesIt() throws Exception {
    assertThat(Run.of("check", file).exitCode()).isZero();
    Run.of("lock", file);
    String written = Files.readString(lock);
    change("sum(price) over 1d", "sum(price) over 2d");
    String bindings = folder.resolve("bindings.yaml").toString();
    Path out = folder.resolve("out");
    List<Run> runs =
        List.of(
            Run.of("check", file),
            Run.of("lock", file),
            Run.of("backfill", file, "--bindings", bindings, "--out", out),
            Run.of("replay", file, "--bindings", bindings, "--out", out),
            Run.of("run", file, "--bindings", bindings, "--bootstrap-server", "127.0.0.1:1"));
    for (Run run : runs) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
      assertThat(run.err())
          .contains(
              "error[SEM0601]: `guest_orders v1` is locked with another meaning: `spent` changed",
              "was: sum(price) over 1d",
              "now: sum(price) over 2d",
              "`guest_orders v2`");
    }
    assertThat(lock).hasContent(written);
    assertThat(out).doesNotExist();
  }

  @Test
  void aNewVersionBesideTheOldOneIsRightAndIsAdded() throws Exception {
    Run.of("lock", file);
    String written = Files.readString(lock);
    Files.writeString(
        file,
        Samples.FEATURES
            + "features guest_orders v2 by guest from order { spent = sum(price) over 2d }\n");
    Run ambiguous = Run.of("check", file);
    assertThat(ambiguous.exitCode()).isEqualTo(1);
    assertThat(ambiguous.err()).contains("SEM0207", "`v1`, `v2`");
    change("  guest_orders.*", "  use guest_orders v1 by guest\n  guest_orders.*");
    assertThat(Run.of("check", file).err()).isEmpty();
    assertThat(Run.of("lock", file, "--check").out().strip())
        .isEqualTo("group cafe.guest_orders v2");
    assertThat(Run.of("lock", file, "--check").exitCode()).isEqualTo(1);
    assertThat(Run.of("lock", file).exitCode()).isZero();
    assertThat(Run.of("lock", file, "--check").exitCode()).isZero();
    assertThat(Files.readString(lock).lines().toList()).containsAll(written.lines().toList());
  }

  @Test
  void whatIsGoneStaysLockedAndAMistakeIsReplacedOnlyByName() throws Exception {
    Run.of("lock", file);
    change("next_order v1", "next_order v2");
    change("sum(price) over 1d", "sum(price) over 2d");
    assertThat(Run.of("lock", file, "--replace", "guest_order@v1").exitCode()).isEqualTo(2);
    assertThat(Run.of("lock", file, "--replace", "guest_orders").exitCode()).isEqualTo(2);
    assertThat(Run.of("lock", file, "--replace", "guest_orders@v1").exitCode()).isZero();
    assertThat(Files.readString(lock))
        .contains("vector cafe.next_order v1", "vector cafe.next_order v2", "over 2d");
    change("next_order v2", "next_order v1");
    assertThat(Run.of("check", file).err()).contains("`next_order v1` is locked with another");
  }

  @Test
  void aDamagedLockStopsEverythingAndIsLeftAlone() throws Exception {
    Run.of("lock", file);
    String damaged = Files.readString(lock).replace("group cafe", "<<<<<<< ours\ngroup cafe");
    Files.writeString(lock, damaged);
    for (String command : List.of("check", "lock")) {
      Run run = Run.of(command, file);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("SEM0602", "features.lock:5:1", "conflict");
    }
    assertThat(lock).hasContent(damaged);
  }

  @Test
  void filesOfOneFolderShareALockAndMustAgree() throws Exception {
    Samples.write(
        folder,
        Map.of(
            "part/base.feature", "event e { id : int @id\n at : timestamp @time }\n",
            "part/a.feature",
                "import \"base.feature\"\nfeatures g v1 by id from e { n = count() over 1d }\n",
            "part/b.feature",
                "import \"base.feature\"\nfeatures g v1 by id from e { n = count() over 2d }\n"));
    Path part = folder.resolve("part");
    Run run = Run.of("lock", part);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("a.feature", "b.feature", "group g v1", "namespace");
    assertThat(Files.exists(part.resolve("features.lock"))).isFalse();
    Files.writeString(
        part.resolve("b.feature"), "namespace b\n" + Files.readString(part.resolve("b.feature")));
    assertThat(Run.of("lock", part).out().lines())
        .containsExactly("locked group b.g v1", "locked group g v1");
    assertThat(Run.of("lock", part, folder, "--check").out().lines())
        .containsExactly("group cafe.guest_orders v1", "vector cafe.next_order v1");
  }

  @Test
  void aLockOfAnotherNameOrAboveTheFileHoldsToo() throws Exception {
    Path above = folder.resolve("team/fraud/cafe.feature");
    Samples.write(folder, Map.of("team/fraud/cafe.feature", Samples.FEATURES));
    Path named = folder.resolve("team/features.lock");
    assertThat(Run.of("lock", above, "--lock", named).exitCode()).isZero();
    Files.writeString(above, Samples.FEATURES.replace("over 1d\n}", "over 3d\n}"));
    assertThat(Run.of("check", above).exitCode()).isZero();
    assertThat(Run.of("check", above, "--root", folder).exitCode()).isEqualTo(1);
    assertThat(Run.of("check", above, "--lock", named).exitCode()).isEqualTo(1);
    assertThat(Run.of("check", above, "--lock", folder.resolve("no.lock")).exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--vector next_order@v1", "--vector next_order"})
  void aDeprecatedVectorWarnsWhoeverChoosesIt(String choice) throws Exception {
    change("next_order v1 on", "next_order v1 deprecated \"use other\" on");
    String[] words = choice.split(" ");
    Run run =
        Run.of(
            "replay",
            file,
            words[0],
            words[1],
            "--bindings",
            folder.resolve("bindings.yaml"),
            "--out",
            folder.resolve("out"),
            "--quiet");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("warning[SEM0904]: `next_order v1` is deprecated", "help: use other");
  }

  @Test
  void theChoiceAmongVersionsOfAVectorListsThem() throws Exception {
    Files.writeString(
        file, Samples.FEATURES + "vector next_order v2 on order { guest_orders.spent }\n");
    Run run = Run.of("explain", file, "--vector", "next_order");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--vector next_order@v1 or --vector next_order@v2");
    assertThat(Run.of("explain", file, "--vector", "next_order@v2").exitCode()).isZero();
  }
}
