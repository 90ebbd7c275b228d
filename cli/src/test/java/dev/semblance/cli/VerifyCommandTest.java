package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkForTests.class)
class VerifyCommandTest {
  /** The project, and what was computed of it: for all tests to read. */
  @TempDir private static Path project;

  @TempDir private Path folder;
  private static Path backfill;
  private static Path served;

  @BeforeAll
  static void compute() throws Exception {
    Samples.cafe(project);
    backfill = project.resolve("out/backfill");
    served = project.resolve("out/served");
    Run run = Run.of(Samples.backfill(project, backfill, "--quiet"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    replay(project, served, "--format", "json");
  }

  private static void replay(Path folder, Path out, Object... more) {
    Object[] line =
        Stream.concat(
                Stream.of(
                    "replay",
                    folder.resolve("cafe.feature"),
                    "--bindings",
                    folder.resolve("bindings.yaml"),
                    "--out",
                    out,
                    "--quiet"),
                Stream.of(more))
            .toArray();
    Run run = Run.of(line);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void aBackfillAndAReplayAreEqualBitByBit() throws Exception {
    Path certificate = folder.resolve("certificate.json");
    Run run = Run.of("verify", backfill, served, "--certificate", certificate);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Equal: 4 rows, 16 cells, bit by bit.\n")
        .contains("cafe.next_order v1", "parquet", "json", "2026-01-02T09:00:00.000000Z");
    byte[] first = Files.readAllBytes(certificate);
    Path copy = folder.resolve("copy");
    replay(project, copy, "--format", "json");
    Run again = Run.of("verify", backfill, copy, "--quiet", "--certificate", certificate);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(Files.readAllBytes(certificate)).isEqualTo(first);
  }

  @Test
  void whatDiffersIsSaidAndEndsWithOne() throws Exception {
    Samples.cafe(folder);
    Files.writeString(
        folder.resolve("orders.csv"),
        Samples.ORDERS.replace("1,2026-01-01T08:00:00Z,ann", "9,2026-01-01T08:00:00Z,bob"));
    Path other = folder.resolve("out/other");
    replay(folder, other);
    Path log = folder.resolve("rejections.jsonl");
    Files.writeString(
        log, "{\"reason\":\"too-late\",\"event\":\"order\",\"id\":2,\"detail\":\"by guest\"}");
    Path html = folder.resolve("parity.html");
    Path json = folder.resolve("parity.json");

    Run run =
        Run.of(
            "verify",
            backfill,
            other,
            "--rejections",
            log,
            "--html",
            html,
            "--json",
            json,
            "--rows",
            3);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("Different: 2 of 3 rows differ, 1 only on the left, 1 only on the right.\n")
        .contains(
            """
            The first rows that differ:
              order_id 1, at 2026-01-01T08:00:00.000000Z
                Only on the left. Why: not known
              order_id 9, at 2026-01-01T08:00:00.000000Z
                Only on the right. Why: not known
              order_id 2, at 2026-01-01T08:10:00.000000Z
                Why: the trigger came too late for some groups: by guest
                guest_orders_orders_1h  1     2
                guest_orders_orders_1d  1     2
                guest_orders_spent      3.00  5.50
            """)
        .contains("guest_orders_spent", "by up to 2.50");
    assertThat(html).content().startsWith("<!DOCTYPE html>").contains("order_id 9");
    assertThat(json).content().contains("\"result\" : \"different\"");
  }

  /** What serving turned away explains why it has no row of it. */
  @Test
  void aReplaysRejectionsAreTheReasons() throws Exception {
    Samples.cafe(folder);
    Samples.write(
        folder,
        Map.of(
            "cafe.feature",
            Samples.FEATURES.replace("tip      : double?", "tip : double?\n  seen : int @arrival"),
            "orders.csv",
            """
            order_id,at,guest,price,tip,seen
            1,2026-01-01T08:00:00Z,ann,2.50,0.5,10
            4,2026-01-02T09:00:00Z,ann,2.50,,30
            3,2026-01-01T08:30:00Z,ann,4.00,1,40
            """));
    Path all = folder.resolve("out/all");
    Path arrived = folder.resolve("out/arrived");
    Path log = folder.resolve("rejections.jsonl");
    replay(folder, all, "--format", "json");
    replay(folder, arrived, "--format", "json", "--order", "arrival", "--rejections", log);
    assertThat(Files.readAllLines(log))
        .containsExactly(
            "{\"reason\":\"trigger-too-late\",\"event\":\"order\",\"id\":[3],"
                + "\"time\":\"2026-01-01T08:30:00.000000Z\",\"detail\":\"guest_orders v1\"}");

    Run run = Run.of("verify", all, arrived, "--rejections", log);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("Different: 1 only on the left.")
        .contains("Why: the trigger came too late to be answered");
  }

  @Test
  void linesOfJsonAreTypedByTheOtherSideOrByASchema() throws Exception {
    Path log = folder.resolve("served.log");
    try (Stream<Path> files = Files.walk(served)) {
      Path part =
          files.filter(file -> file.toString().contains("01-02/part")).findFirst().orElseThrow();
      Files.copy(part, log);
    }
    Run byOther =
        Run.of(
            "verify",
            backfill,
            log,
            "--from",
            "2026-01-02",
            "--columns",
            "guest,guest_orders_spent");
    assertThat(byOther.exitCode()).as(byOther.out() + byOther.err()).isZero();
    assertThat(byOther.out()).startsWith("Equal: 1 rows, 2 cells").contains("not known");

    assertThat(Run.of("verify", log, log).err()).contains("--schema");
    Run bySchema = Run.of("verify", log, log, "--schema", backfill.resolve("_schema.json"));
    assertThat(bySchema.exitCode()).as(bySchema.err()).isZero();
  }

  @Test
  void skewComparesTwoPeriodsOfOneSet() {
    Path html = folder.resolve("skew.html");
    Run run =
        Run.of(
            "verify",
            backfill,
            backfill,
            "--skew",
            "--left-range",
            "..2026-01-01",
            "--right-range",
            "2026-01-02..",
            "--html",
            html);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("3 rows on the left, 1 on the right.\n")
        .contains("guest_orders_spent", "3.00 -> 2.50");
    assertThat(html).content().contains("Skew of cafe.next_order v1");
    assertThat(Run.of("verify", backfill, backfill, "--skew", "--max-psi", 0).exitCode()).isZero();
    Run large =
        Run.of(
            "verify",
            backfill,
            backfill,
            "--skew",
            "--to",
            "2026-01-01",
            "--right-range",
            "2026-01-02..",
            "--max-psi",
            "0.01",
            "-q");
    assertThat(large.exitCode()).isEqualTo(1);
    assertThat(large.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify",
        "verify a",
        "verify a b --rows -1",
        "verify a b --skew --certificate c",
        "verify a b --left-range 2026-01-01..",
        "verify a b --max-psi 0.1",
        "verify a b --skew --left-range 2026-01-01",
        "verify a b --from yesterday"
      })
  void aWrongCommandLineEndsWithTwo(String line) {
    Run run = Run.of((Object[]) line.split(" "));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatIsNotThereEndsWithThreeAndAnUnknownColumnWithTwo() {
    Run missing = Run.of("verify", backfill, folder.resolve("nowhere"));
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err())
        .isEqualTo("error: " + folder.resolve("nowhere") + " does not exist\n");
    Run report = Run.of("verify", backfill, served, "--html", folder.resolve("no/where.html"));
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.err()).startsWith("error: cannot write ");
    Run column = Run.of("verify", backfill, served, "--columns", "nope");
    assertThat(column.exitCode()).isEqualTo(2);
    assertThat(column.err()).contains("nope", "guest_orders_spent");
    assertThat(Run.of("verify", "--help").out()).contains("Examples:", "  semblance verify ");
  }
}
