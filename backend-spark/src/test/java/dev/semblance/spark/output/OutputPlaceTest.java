package dev.semblance.spark.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.spark.BackfillException;
import dev.semblance.spark.Charges;
import dev.semblance.spark.EventOrder;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.storage.PlainLocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays, what goes and what is refused when runs write to one place, without any engine. */
class OutputPlaceTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @TempDir Path folder;
  private final Configuration configuration = new Configuration();

  OutputPlaceTest() {
    PlainLocalFileSystem.use(configuration);
  }

  private OutputWish wish(boolean overwrite, String from, String to, String hash) {
    return new OutputWish(
        folder.resolve("out").toString(),
        overwrite,
        new TimeRange(
            from.isEmpty() ? Long.MIN_VALUE : micros(from),
            to.isEmpty() ? Long.MAX_VALUE : micros(to)),
        Charges.plan(),
        hash,
        EventOrder.EVENT,
        Map.of());
  }

  private static long micros(String time) {
    return Instant.parse(time.length() == 10 ? time + "T00:00:00Z" : time).toEpochMilli() * 1000;
  }

  /** A run that writes a file for each of these days. */
  private OutputPlace write(OutputWish wish, int... days) throws IOException {
    OutputPlace place = OutputPlace.prepare(wish, configuration);
    try {
      List<DataFile> files =
          java.util.Arrays.stream(days).mapToObj(day -> file(place, FIRST.plusDays(day))).toList();
      place.publish(files);
      return place;
    } finally {
      place.discard();
    }
  }

  private static DataFile file(OutputPlace place, LocalDate date) {
    String path = DataFile.directory(date) + "/" + DataFile.name(place.run(), 0, ".zstd.parquet");
    Path file = Path.of(place.directory().toUri().getPath(), path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, place.run());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new DataFile(path, date, 1, 12);
  }

  /** For each date the run that wrote it, by the manifest; plain listing must say the same. */
  private Map<String, String> written() throws IOException {
    List<String> listed =
        OutputFiles.list(folder.resolve("out").toString(), TimeRange.ALL, configuration);
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(
              all.filter(Files::isRegularFile)
                  .filter(file -> !file.getFileName().toString().matches("_(manifest|schema).json"))
                  .map(file -> "file:" + file))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
    Map<String, String> runs = new java.util.TreeMap<>();
    for (String file : listed) {
      Path path = Path.of(file.substring("file:".length()));
      runs.put(path.getParent().getFileName().toString(), Files.readString(path));
    }
    return runs;
  }

  @Test
  void addsDatesAndReplacesOnlyThoseOfTheRange() throws IOException {
    String first = write(wish(false, "", "", "cafe"), 0, 1).run();
    String second = write(wish(false, "2026-01-03", "2026-01-05", "cafe"), 2, 3).run();

    assertThatThrownBy(() -> write(wish(false, "2026-01-02", "2026-01-04", "cafe"), 1, 2))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("has rows of 2 of these dates, the first 2026-01-02 already")
        .hasMessageContaining("--overwrite");

    String third = write(wish(true, "2026-01-02", "2026-01-04", "cafe"), 2).run();

    assertThat(written())
        .isEqualTo(
            Map.of("date=2026-01-01", first, "date=2026-01-03", third, "date=2026-01-04", second));
  }

  @ParameterizedTest
  @CsvSource({
    "false, '', '', cafe, 'exists already'",
    "true, 2026-01-03, 2026-01-04, beef, 'has another plan hash (cafe, not beef)'",
    "true, 2026-01-02T06:00:00Z, 2026-01-04, cafe, 'of which the range covers a part only'",
  })
  void refusesWhatWouldMixOrLoseRows(
      boolean overwrite, String from, String to, String hash, String message) throws IOException {
    write(wish(false, "", "", "cafe"), 0, 1);
    Map<String, String> before = written();

    assertThatThrownBy(() -> write(wish(overwrite, from, to, hash), 1))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining(message);

    assertThat(written()).isEqualTo(before);
  }

  @Test
  void removesWhatKilledRunsLeft() throws IOException {
    String first = write(wish(false, "", "", "cafe"), 0).run();
    Path staging = folder.resolve(".semblance-staging-out-" + DeadRun.NAME.text());
    Files.createDirectories(staging.resolve("date=2026-01-01"));
    Files.writeString(
        folder.resolve(".semblance-running-out-" + DeadRun.NAME.text() + ".json"), "{}");
    Path unlisted = folder.resolve("out/date=2026-01-07/part-0123456789ab-00000.zstd.parquet");
    Files.createDirectories(unlisted.getParent());
    Files.writeString(unlisted, "half");
    Files.createDirectories(folder.resolve("out/_quarantine/0123456789ab/charge"));
    Files.writeString(folder.resolve("out/._aside-0123456789ab_manifest.json"), "{");

    String second = write(wish(false, "2026-01-02", "", "cafe"), 1).run();

    assertThat(written()).isEqualTo(Map.of("date=2026-01-01", first, "date=2026-01-02", second));
    assertThat(folder.resolve("out/date=2026-01-07")).doesNotExist();
    assertThat(folder.resolve("out/_quarantine")).doesNotExist();
  }

  @Test
  void leavesAloneWhatRunsDoNotWrite() throws IOException {
    write(wish(false, "", "", "cafe"), 0);
    Path others = Files.writeString(folder.resolve("out/date=2026-01-01/notes.txt"), "mine");
    Path elsewhere = folder.resolve(".semblance-staging-other-" + DeadRun.NAME.text());
    Files.createDirectory(elsewhere);

    write(wish(true, "", "", "cafe"), 1);

    assertThat(others).hasContent("mine");
    assertThat(elsewhere).exists();
  }

  @Test
  void givesWayToARunThatGoesOn() throws IOException {
    OutputPlace first = OutputPlace.prepare(wish(false, "", "", "cafe"), configuration);
    try {
      assertThatThrownBy(() -> OutputPlace.prepare(wish(true, "", "", "cafe"), configuration))
          .isInstanceOf(BackfillException.class)
          .hasMessageContaining("another backfill is writing to " + folder.resolve("out"))
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      first.publish(List.of(file(first, FIRST)));
    } finally {
      first.discard();
    }
    assertThat(written()).hasSize(1);
  }

  @Test
  void publishesNothingOnceOthersTookItForDead() throws IOException {
    OutputPlace place = OutputPlace.prepare(wish(false, "", "", "cafe"), configuration);
    try (Stream<Path> leases = Files.list(folder)) {
      for (Path lease :
          leases.filter(file -> file.getFileName().toString().contains("running")).toList()) {
        Files.delete(lease);
      }
    }

    assertThatThrownBy(() -> place.publish(List.of(file(place, FIRST))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("nothing was changed there");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void replacesWholeWhatAnOlderVersionWrote() throws IOException {
    Path old = folder.resolve("out/date=2026-01-01/part-00000.zstd.parquet");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "old");
    Files.writeString(folder.resolve("out/_schema.json"), "{}");
    assertThatThrownBy(() -> write(wish(true, "2026-01-01", "", "cafe"), 0))
        .hasMessageContaining("was written by an older version");

    String run = write(wish(true, "", "", "cafe"), 1).run();

    assertThat(written()).isEqualTo(Map.of("date=2026-01-02", run));
  }

  @Test
  void leavesWhatNoRunOfItsOwnHasWritten() throws IOException {
    write(wish(false, "", "", "cafe"), 0);
    Path note = folder.resolve("out/date=2026-01-01/notes/readme.txt");
    Files.createDirectories(note.getParent());
    Files.writeString(note, "mine");
    write(wish(true, "", "", "cafe"), 1);
    assertThat(note).exists();
  }

  @Test
  void removesNoRowsOfAnOutputThatHasLostItsManifest() throws IOException {
    write(wish(false, "", "", "cafe"), 0, 1);
    Files.delete(folder.resolve("out/_manifest.json"));
    Files.delete(folder.resolve("out/_schema.json"));
    assertThatThrownBy(() -> write(wish(false, "", "", "cafe"), 2))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("exists already");
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://AKID:hu/sh@bucket/out",
        "s3a://AKID:hush@b/x",
        "hdfs://me@host/x",
        "s3://AKID@b/x"
      })
  void doesNotRepeatCredentialsOfAPath(String out) {
    assertThatThrownBy(() -> OutputFiles.list(out, TimeRange.ALL, configuration))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("credentials")
        .message()
        .doesNotContain("AKID", "hush", "me@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/x", "gs://b/x", "jar:file:/x"})
  void goesOnlyWhereItKnowsHowToReplaceAtOnce(String out) {
    assertThatThrownBy(() -> OutputFiles.list(out, TimeRange.ALL, configuration))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("none of file:, hdfs:, viewfs:, s3a:, s3:");
  }
}
