package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkForTests.class)
class BackfillCommandTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.cafe(folder);
    out = folder.resolve("out/orders");
  }

  @Test
  void writesRowsAndSumsUpOnStandardError() {
    Run run = Run.of(Samples.backfill(folder, out));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("rows         4\n", "bad records  0\n", "duplicates   0\n", "files        2, ")
        .contains("written to   " + out)
        .contains("by guest  4 rows")
        .doesNotContain("WARN", "INFO", "\033[");
    assertThat(out.resolve("date=2026-01-01")).isDirectory();
    assertThat(out.resolve("_schema.json")).isRegularFile();
  }

  @Test
  void showsTheLatestRowsAsATableOnStandardOutput() {
    Run run = Run.of(Samples.backfill(folder, out, "--show", 2, "--quiet"));
    assertThat(run.err()).isEmpty();
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
  }

  @Test
  void aDateAsTheLastDayIsIncludedAndAnInstantIsNot() {
    assertThat(rows("--to", "2026-01-01")).isEqualTo(3);
    assertThat(rows("--from", "2026-01-01T08:10:00Z", "--to", "2026-01-01T08:30:00Z")).isEqualTo(1);
    assertThat(rows("--from", "2026-01-02", "--to", "2026-01-02")).isEqualTo(1);
    assertThat(rows("--from", "2027-01-01")).isZero();
  }

  @Test
  void whatAnEarlierRunWroteIsReplacedOnlyWhenAsked() throws Exception {
    assertThat(Run.of(Samples.backfill(folder, out)).exitCode()).isZero();
    Run refused = Run.of(Samples.backfill(folder, out));
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("--overwrite");
    Files.writeString(
        folder.resolve("orders.csv"), Samples.ORDERS.lines().limit(2).toList().get(0));
    Run replaced = Run.of(Samples.backfill(folder, out, "--overwrite"));
    assertThat(replaced.exitCode()).as(replaced.err()).isZero();
    assertThat(out.resolve("date=2026-01-01")).doesNotExist();
  }

  @Test
  void badRecordsAreSetAsideCountedAndShown() throws Exception {
    Files.writeString(
        folder.resolve("orders.csv"),
        Samples.ORDERS + "5,2026-01-02T09:30:00Z,ann,much,\n6,2026-01-02T09:40:00Z,ann,,\n");
    Run run = Run.of(Samples.backfill(folder, out));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("rows         4\n", "bad records  2 (order 2)\n", "set aside in");
  }

  @Test
  void duplicatesAreCounted() throws Exception {
    Files.writeString(
        folder.resolve("orders.csv"), Samples.ORDERS + "4,2026-01-02T09:00:00Z,ann,2.50,\n");
    Run run = Run.of(Samples.backfill(folder, out));
    assertThat(run.err()).contains("rows         4\n", "duplicates   1 (order 1)\n");
  }

  @Test
  void ofSeveralVectorsOneHasToBeChosen() throws Exception {
    Files.writeString(
        folder.resolve("cafe.feature"),
        Samples.FEATURES + "\nvector prices v1 on order { price }\n");
    Run run = Run.of(Samples.backfill(folder, out));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("choose a vector with --vector").contains("prices@v1");
    assertThat(Run.of(Samples.backfill(folder, out, "--vector=prices@v1")).exitCode()).isZero();
  }

  private int rows(Object... range) {
    Path elsewhere = out.resolveSibling("rows" + Math.abs(java.util.Arrays.hashCode(range)));
    Run run = Run.of(Samples.backfill(folder, elsewhere, range));
    assertThat(run.exitCode()).as(run.err()).isZero();
    String count = run.err().replaceAll("(?s).*\\nrows +([0-9,]+)\\n.*", "$1");
    return Integer.parseInt(count);
  }
}
