package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {

  /** Guests order; the kitchen hears of it as {@code seen} counts. */
  private static final String ARRIVING =
      Samples.FEATURES.replace("tip      : double?", "tip : double?\n  seen : int @arrival");

  private static final String ARRIVED =
      """
      order_id,at,guest,price,tip,seen
      1,2026-01-01T08:00:00Z,ann,2.50,0.5,10
      4,2026-01-02T09:00:00Z,ann,2.50,,30
      3,2026-01-01T08:30:00Z,ann,4.00,1,40
      2,2026-01-01T08:10:00Z,bob,3.00,,20
      1,2026-01-01T08:00:00Z,ann,2.50,0.5,11
      """;

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void writeProject() throws IOException {
    Samples.cafe(folder);
    out = folder.resolve("out/orders");
  }

  private Run replay(Object... more) {
    List<Object> line = new ArrayList<>();
    line.addAll(List.of("replay", folder.resolve("cafe.feature"), "--out", out));
    line.addAll(List.of("--bindings", folder.resolve("bindings.yaml")));
    line.addAll(List.of(more));
    return Run.of(line.toArray());
  }

  /** Of all dates, in the order of their names. */
  private List<String> jsonLines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void writesWhatABackfillWritesAndSumsUpOnStandardError() throws IOException {
    Run run = replay("--show", 2);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            order_id                3                     4
            at                      2026-01-01T08:30:00Z  2026-01-02T09:00:00Z
            guest                   ann                   ann
            guest_orders_orders_1h  2                     1
            guest_orders_orders_1d  2                     1
            guest_orders_spent      6.50                  2.50
            """);
    assertThat(run.err())
        .contains("events       4 (order 4)\n", "rows         4\n", "bad records  0\n")
        .contains("duplicates   0\n", "too late     0\n", "refused      0\n", "files        2, ")
        .contains("[1/2] read  4 rows", "[2/2] replay  4 rows", "written to   " + out)
        .doesNotContain("WARN", "INFO", "\033[");
    assertThat(files()).hasSize(2).allMatch(file -> file.endsWith(".zstd.parquet"));
    assertThat(out.resolve("_schema.json")).isRegularFile();
    // Two files, a schema and a manifest, with their folders.
    assertThat(Samples.filesBelow(out)).isEqualTo(6);
    assertThat(Samples.filesBelow(out.getParent())).as("nothing is left beside it").isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heap", "rocksdb"})
  void jsonLinesHoldTheVectorsInTheOrderOfTime(String state) throws IOException {
    Run run = replay("--format", "json", "--state", state, "--quiet");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(jsonLines())
        .containsExactly(
            line(1, "2026-01-01T08:00", "ann", 1, 1, "2.50"),
            line(2, "2026-01-01T08:10", "bob", 1, 1, "3.00"),
            line(3, "2026-01-01T08:30", "ann", 2, 2, "6.50"),
            line(4, "2026-01-02T09:00", "ann", 1, 1, "2.50"));
  }

  private static String line(int id, String at, String guest, int hour, int day, String spent) {
    return "{\"order_id\":%d,\"at\":\"%s:00.000000Z\",\"guest\":\"%s\",".formatted(id, at, guest)
        + "\"guest_orders_orders_1h\":%d,\"guest_orders_orders_1d\":%d,".formatted(hour, day)
        + "\"guest_orders_spent\":%s}".formatted(spent);
  }

  @Test
  void inTheOrderOfArrivalLateEventsDoNotCount() throws IOException {
    Samples.write(folder, Map.of("cafe.feature", ARRIVING, "orders.csv", ARRIVED));
    Run run = replay("--format", "json", "--order", "arrival");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(jsonLines())
        .containsExactly(
            line(1, "2026-01-01T08:00", "ann", 1, 1, "2.50"),
            line(2, "2026-01-01T08:10", "bob", 1, 1, "3.00"),
            line(4, "2026-01-02T09:00", "ann", 1, 1, "2.50"));
    assertThat(run.err())
        .contains("events       5 (order 5)\n", "rows         3\n", "duplicates   1 (order 1)\n")
        .contains("refused      1 (order 1): triggers that came too late to be answered\n")
        .contains("1 x guest_orders");
  }

  @Test
  void withinItsLatenessAnEventCounts() throws IOException {
    Samples.write(
        folder,
        Map.of(
            "cafe.feature",
            ARRIVING,
            "orders.csv",
            ARRIVED,
            "bindings.yaml",
            Samples.BINDINGS + "    lateness: 2d\n"));
    Run run = replay("--format", "json", "--order", "arrival");
    assertThat(run.err()).contains("duplicates   1 (order 1)\n", "refused      0\n");
    assertThat(jsonLines()).contains(line(3, "2026-01-01T08:30", "ann", 2, 2, "6.50")).hasSize(4);
  }

  @Test
  void withoutAnArrivalFieldThereIsNoOrderOfArrival() throws IOException {
    Run run = replay("--order", "arrival");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: the event `order` does not say when it arrived: ")
        .contains("`@arrival`");
    assertThat(folder.resolve("out")).satisfies(ReplayCommandTest::isEmptyOrMissing);
  }

  private static void isEmptyOrMissing(Path path) throws IOException {
    assertThat(Files.exists(path) ? Samples.filesBelow(path) : 0).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--vector=nobody, 2, there is no vector 'nobody'",
    "--on-bad-record=fail, 3, bad record of event order in",
    "--root=/nowhere, 3, the root /nowhere is no folder"
  })
  void aReplayThatFailsLeavesNothing(String option, int exitCode, String message)
      throws IOException {
    Files.writeString(folder.resolve("orders.csv"), Samples.ORDERS + "5,never,ann,1.00,\n");
    Run run = replay(option);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
    assertThat(folder.resolve("out")).satisfies(ReplayCommandTest::isEmptyOrMissing);
  }

  @Test
  void whatIsThereStaysUntilTheNewOutputIsWhole() throws IOException {
    assertThat(replay().exitCode()).isZero();
    Run refused = replay("--format", "json");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("--overwrite");
    Files.writeString(folder.resolve("orders.csv"), Samples.ORDERS + "5,never,ann,1.00,\n");
    assertThat(replay("--overwrite", "--on-bad-record", "fail").exitCode()).isEqualTo(3);
    assertThat(files()).hasSize(2).allMatch(file -> file.endsWith(".zstd.parquet"));
    assertThat(replay("--overwrite", "--format", "json").exitCode()).isZero();
    assertThat(jsonLines()).hasSize(4 + 1); // A bad record is set aside in JSON too.
    assertThat(files()).hasSize(2).allMatch(file -> file.endsWith(".jsonl"));
  }

  /** What the output says that its files are; each is there. */
  private List<String> files() {
    Run run = Run.of("files", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> files = run.out().lines().toList();
    assertThat(files).allSatisfy(file -> assertThat(Path.of(file)).isRegularFile());
    return files;
  }

  @Test
  void badRecordsAndDuplicatesAreCounted() throws IOException {
    Files.writeString(
        folder.resolve("orders.csv"),
        Samples.ORDERS + "4,2026-01-02T09:00:00Z,ann,2.50,\n5,2026-01-02T09:30:00Z,ann,much,\n");
    Run run = replay();
    assertThat(run.err())
        .contains("rows         4\n", "bad records  1 (order 1)\n", "duplicates   1 (order 1)\n")
        .contains("set aside in " + out.resolve("_quarantine"));
    try (Stream<Path> runs = Files.list(out.resolve("_quarantine"))) {
      assertThat(Files.readString(runs.findFirst().orElseThrow().resolve("order/part-00000.jsonl")))
          .contains("\"event\":\"order\"", "\"record\":7", "much");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--from=2026-01-01T08:10:00Z, --to=2026-01-01T08:30:00Z, 2",
    "--from=2026-01-02, --to=2026-01-02, 4",
    "--from=2025-01-01, --to=2026-01-01, 1 2 3"
  })
  void onlyTriggersOfTheRangeGetRowsButAllEventsCount(String from, String to, String ids)
      throws IOException {
    assertThat(replay("--format=json", "--quiet", from, to).exitCode()).isZero();
    assertThat(jsonLines().stream().map(line -> line.replaceAll(".*\"order_id\":(\\d+).*", "$1")))
        .containsExactly(ids.split(" "));
    assertThat(jsonLines()).allMatch(line -> !line.contains(":3,") || line.contains("_1h\":2"));
  }

  @Test
  void parquetIsReadAsItIsWritten() throws IOException {
    String event =
        """
        event order {
          order_id : int       @id
          at       : timestamp @time
          guest    : string
          price    : decimal(8, 2)
          wide     : decimal(38, 2)?
          tip      : double?
          letters  : list<string>
          pause    : duration?
          tipped   : bool
        }
        """;
    String copy =
        """
        vector copy v1 on order {
          guest
          price
          wide    = if tip is null then null else sum_of.spent
          tip
          letters = split(guest, "n")
          pause   = sum_of.pause
          tipped  = tip is not null
        }
        features sum_of v1 by guest from order {
          spent = sum(price) over 1d
          pause = time_since_last()
        }
        """;
    Path copied = folder.resolve("copied");
    Samples.write(folder, Map.of("cafe.feature", Samples.FEATURES + copy));
    out = copied;
    Run written = replay("--vector", "copy", "--quiet");
    assertThat(written.exitCode()).as(written.err()).isZero();
    String again =
        "vector again v1 on order {\n"
            + " guest\n price\n wide\n tip\n letters\n pause\n tipped\n}";
    Samples.write(
        folder,
        Map.of(
            "cafe.feature",
            "namespace cafe\n" + event + again,
            "bindings.yaml",
            "events: { order: { archive: copied/ } }"));
    out = folder.resolve("again");
    Run read = replay("--format", "json", "--quiet");
    assertThat(read.exitCode()).as(read.err()).isZero();
    assertThat(jsonLines())
        .containsExactly(
            "{\"order_id\":1,\"at\":\"2026-01-01T08:00:00.000000Z\",\"guest\":\"ann\","
                + "\"price\":2.50,\"wide\":2.50,\"tip\":0.5,\"letters\":[\"a\",\"\",\"\"],"
                + "\"pause\":null,\"tipped\":true}",
            "{\"order_id\":2,\"at\":\"2026-01-01T08:10:00.000000Z\",\"guest\":\"bob\","
                + "\"price\":3.00,\"wide\":null,\"tip\":null,\"letters\":[\"bob\"],"
                + "\"pause\":null,\"tipped\":false}",
            "{\"order_id\":3,\"at\":\"2026-01-01T08:30:00.000000Z\",\"guest\":\"ann\","
                + "\"price\":4.00,\"wide\":6.50,\"tip\":1.0,\"letters\":[\"a\",\"\",\"\"],"
                + "\"pause\":1800000000,\"tipped\":true}",
            "{\"order_id\":4,\"at\":\"2026-01-02T09:00:00.000000Z\",\"guest\":\"ann\","
                + "\"price\":2.50,\"wide\":null,\"tip\":null,\"letters\":[\"a\",\"\",\"\"],"
                + "\"pause\":88200000000,\"tipped\":false}");
    aRowThatIsNoEventIsSetAsideLegibly(event.replace("double?", "double"), again);
  }

  private void aRowThatIsNoEventIsSetAsideLegibly(String event, String vector) throws IOException {
    Samples.write(folder, Map.of("cafe.feature", "namespace cafe\n" + event + vector));
    out = folder.resolve("legible");
    assertThat(replay().err()).contains("bad records  2 (order 2)\n");
    try (Stream<Path> runs = Files.list(out.resolve("_quarantine"))) {
      assertThat(Files.readString(runs.findFirst().orElseThrow().resolve("order/part-00000.jsonl")))
          .contains(
              "order_id=4, at=2026-01-02T09:00:00.000000+0000, guest=ann, price=2.50, wide=null,"
                  + " tip=null, letters=[a, , ], pause=88200000000, tipped=false");
    }
  }

  @Test
  void aDamagedParquetFileIsNamed() throws IOException {
    Samples.write(
        folder,
        Map.of(
            "orders.parquet",
            "PAR1 no, it is not",
            "bindings.yaml",
            "events: { order: { archive: orders.parquet } }"));
    Run run = replay();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains(folder.resolve("orders.parquet") + " of event order cannot be read: it is");
    assertThat(folder.resolve("out")).satisfies(ReplayCommandTest::isEmptyOrMissing);
  }
}
