package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backfill that is interrupted and run again does only what is missing, to the same end. */
class SparkBackfillResumeTest {
  private static final long MINUTE = 60_000_000L;

  private static final Plan PLAN =
      TestPlans.plan(
          """
          namespace shop
          event charge {
            id      : string     @id
            at      : timestamp  @time
            arrived : timestamp  @arrival
            card    : string?
            shop    : string
            amount  : decimal(30, 4)
            score   : double?
          }
          event login {
            id      : string     @id
            at      : timestamp  @time
            arrived : timestamp  @arrival
            card    : string
          }
          features cards v1 by card from charge {
            n = count(), spent = sum(amount), shops = last_n(shop, 3), low = min(score)
          }
          features shops v1 by shop from charge { n = count() over 1d, last = last(score) }
          features pairs v1 by card, shop from charge { n = count(), amounts = last_n(amount, 2) }
          features logins v1 by card from login { n = count() over 1h }
          vector v v1 on charge { amount, score, cards.*, shops.*, pairs.*, logins.n }
          """);

  private static final List<String> STAGES = List.of("by shop", "by card, shop", "by card");

  @TempDir static Path archives;
  private static final Map<EventOrder, BackfillSummary> WHOLE = new EnumMap<>(EventOrder.class);

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void chooseOutput() {
    out = folder.resolve("out");
  }

  private static SparkSession spark() {
    return TestSpark.session();
  }

  @BeforeAll
  static void writeArchives() throws IOException {
    List<String> charges = new ArrayList<>();
    List<String> logins = new ArrayList<>();
    Instant start = Instant.parse("2026-01-30T20:00:00Z");
    for (int i = 0; i < 60; i++) {
      Instant at = start.plus(Duration.ofMinutes(7L * i));
      String card = i % 9 == 0 ? "null" : "\"k\u00e4 %d \\u0000\ud83d\ude00\"".formatted(i % 4);
      String score = List.of("-0.0", "0.0", "4.9e-324", "null", "1e308").get(i % 5);
      // Every eleventh arrives too late, and some come twice.
      Instant arrived = at.plusSeconds(i % 11 == 10 ? 3600 : 1);
      String charge =
          "{\"id\":\"c%d\",\"at\":\"%s\",\"arrived\":\"%s\",\"card\":%s,\"shop\":\"s%d\",\"amount\":%s,\"score\":%s}%n"
              .formatted(
                  i, at, arrived, card, i % 3, "12345678901234567890123%d.5".formatted(i), score);
      charges.add(charge);
      if (i % 13 == 5) {
        charges.add(charge);
      }
      logins.add(
          "{\"id\":\"l%d\",\"at\":\"%s\",\"arrived\":\"%s\",\"card\":%s}%n"
              .formatted(i, at.minusSeconds(30), at, card));
    }
    charges.add(5, "{\"id\":\"bad\"}%n".formatted());
    charges.add("{\"id\":\"worse\"%n".formatted());
    Files.writeString(archives.resolve("charge.json"), String.join("", charges));
    Files.writeString(archives.resolve("login.json"), String.join("", logins));
  }

  private static BackfillRequest.Builder request(Path to) {
    return BackfillRequest.of(PLAN, to.toString())
        .planHash("cafe")
        .checkpoints(CheckpointPolicy.ALWAYS)
        .source("charge", source("charge"))
        .source("login", source("login"));
  }

  private static EventSource source(String event) {
    Archive archive =
        new Archive(
            archives.resolve(event + ".json").toString(), RecordFormat.JSON, CsvOptions.DEFAULTS);
    return new EventSource.Files(
        new EventBinding(event, archive, null, Map.of(), TimeFormat.ISO, Map.of(), 10 * MINUTE));
  }

  /** Runs until the step of that number, from 1, begins. */
  private static void interrupt(BackfillRequest.Builder request, int step) {
    assertThatThrownBy(
            () ->
                SparkBackfill.run(
                    spark(),
                    request.build(),
                    progress -> {
                      if (progress.number() >= step) {
                        spark().sparkContext().cancelAllJobs();
                      }
                    }))
        .hasMessageContaining("cancelled");
  }

  /** What a run gave that was neither interrupted nor saved. */
  private static BackfillSummary whole(EventOrder order) {
    return WHOLE.computeIfAbsent(
        order,
        any ->
            SparkBackfill.run(
                spark(),
                request(archives.resolve("whole " + order))
                    .order(order)
                    .checkpoints(CheckpointPolicy.NEVER)
                    .build(),
                ProgressListener.NONE));
  }

  /** What a run said of its steps. */
  private static final class Steps implements ProgressListener {
    private final List<String> resumed = new ArrayList<>();
    private final Set<String> run = Collections.synchronizedSet(new LinkedHashSet<>());

    @Override
    public void resumed(List<String> steps) {
      resumed.addAll(steps);
    }

    @Override
    public void progress(Progress progress) {
      run.add(progress.step());
    }
  }

  private static List<Row> rows(Path out) {
    return spark().read().parquet(out.toString()).orderBy("at", "id").collectAsList();
  }

  private static List<String> badRecords(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out.resolve("_quarantine"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(
              file -> {
                try {
                  return Files.readAllLines(file).stream();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .sorted()
          .toList();
    }
  }

  private List<Path> work() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(".semblance-work-"))
          .toList();
    }
  }

  private Path stage(int number) throws IOException {
    return work().get(0).resolve("stage-" + number);
  }

  @ParameterizedTest
  @CsvSource({"EVENT, 1", "EVENT, 2", "EVENT, 3", "EVENT, 4", "EVENT, 5", "ARRIVAL, 3"})
  void goesOnWhereItWasInterrupted(EventOrder order, int step) throws IOException {
    BackfillSummary expected = whole(order);
    Path whole = archives.resolve("whole " + order);
    List<String> done = STAGES.subList(0, Math.min(step - 1, STAGES.size()));

    interrupt(request(out).order(order), step);

    assertThat(out).doesNotExist();
    if (step > 1) {
      // A process that is killed leaves what its tasks were writing.
      Files.createDirectories(stage(done.size()));
      Files.writeString(stage(done.size()).resolve("part-00000-dead-1"), "half");
    }
    Steps steps = new Steps();
    BackfillSummary summary =
        SparkBackfill.run(spark(), request(out).order(order).resume(true).build(), steps);
    assertThat(steps.resumed).isEqualTo(done);
    assertThat(steps.run).noneMatch(done::contains).contains("by time", "write");
    assertThat(rows(out)).isEqualTo(rows(whole));
    assertThat(badRecords(out)).hasSize(9).isEqualTo(badRecords(whole));
    assertThat(summary)
        .usingRecursiveComparison()
        .ignoringFields("read", "elapsed", "outputs.out", "quarantine")
        .isEqualTo(expected);
    assertThat(summary.read().get("charge").rows()).isEqualTo(expected.read().get("charge").rows());
    // Charges are read by the first stage, which hands them on; logins by the last.
    assertThat(summary.read().get("charge").filesRead()).isEqualTo(step > 1 ? 0 : 1);
    assertThat(summary.read().get("charge").bytesRead() == 0).isEqualTo(step > 1);
    assertThat(summary.read().get("login").bytesRead() == 0).isEqualTo(step > 3);
    assertThat(work()).isEmpty();
  }

  /** Interrupts a run after its stages, lets something happen, and resumes. */
  private void resumesAfter(Change change, Instant from, int stages) throws IOException {
    interrupt(request(out), STAGES.size() + 1);
    change.make();
    long micros = from.equals(Instant.MIN) ? Long.MIN_VALUE : from.toEpochMilli() * 1000;
    Steps steps = new Steps();

    SparkBackfill.run(spark(), request(out).from(micros).resume(true).build(), steps);

    assertThat(steps.resumed).isEqualTo(STAGES.subList(0, stages));
    assertThat(work()).isEmpty();
    whole(EventOrder.EVENT);
    Path whole = archives.resolve("whole " + EventOrder.EVENT);
    assertThat(rows(out))
        .isNotEmpty()
        .isEqualTo(
            rows(whole).stream()
                .filter(row -> !row.<Timestamp>getAs("at").toInstant().isBefore(from))
                .toList());
    assertThat(badRecords(out)).isEqualTo(badRecords(whole));
  }

  /** Something that happens between two runs. */
  private interface Change {
    void make() throws IOException;
  }

  private static Path anyPart(Path stage) throws IOException {
    try (Stream<Path> files = Files.list(stage)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  @Test
  void startsAnewWhenAFileHasChanged() throws IOException {
    Path charges = archives.resolve("charge.json");
    resumesAfter(
        () -> Files.setLastModifiedTime(charges, FileTime.from(Instant.now().plusSeconds(60))),
        Instant.MIN,
        0);
  }

  @Test
  void startsAnewWhenSomethingElseIsWanted() throws IOException {
    resumesAfter(() -> {}, Instant.parse("2026-01-31T00:00:00Z"), 0);
  }

  @Test
  void doesAgainWhatIsNotWhole() throws IOException {
    resumesAfter(
        () -> {
          Path marker = stage(1).resolve("_done.json");
          byte[] bytes = Files.readAllBytes(marker);
          Files.write(marker, Arrays.copyOf(bytes, bytes.length / 2));
        },
        Instant.MIN,
        1);
  }

  @Test
  void doesAgainWhatHasLostRows() throws IOException {
    resumesAfter(
        () -> {
          Path part = anyPart(stage(2));
          byte[] bytes = Files.readAllBytes(part);
          Files.write(part, Arrays.copyOf(bytes, bytes.length - 1));
        },
        Instant.MIN,
        2);
  }

  @Test
  void refusesRowsThatWereDamaged() throws IOException {
    interrupt(request(out), STAGES.size() + 1);
    Path part = anyPart(stage(2));
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);

    assertThatThrownBy(
            () ->
                SparkBackfill.run(
                    spark(), request(out).resume(true).build(), ProgressListener.NONE))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("run again without --resume");
    assertThat(out).doesNotExist();
  }

  @Test
  void withoutResumeOldWorkIsRemoved() throws IOException {
    interrupt(request(out), STAGES.size() + 1);
    Steps steps = new Steps();

    SparkBackfill.run(spark(), request(out).checkpoints(CheckpointPolicy.AUTO).build(), steps);

    assertThat(steps.resumed).isEmpty();
    assertThat(steps.run).containsAll(STAGES);
    assertThat(work()).isEmpty();
  }

  @Test
  void onlyFilesCanBeResumed() {
    BackfillRequest request =
        request(out)
            .source("charge", new EventSource.Memory(List.of(), 1))
            .source("login", new EventSource.Memory(List.of(), 1))
            .build();

    assertThatThrownBy(() -> SparkBackfill.run(spark(), request, ProgressListener.NONE))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("only a backfill that reads files can be saved");
  }
}
