package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several vectors in one run. */
@ExtendWith(SparkForTests.class)
class BackfillTogetherTest {

  /** Two vectors on one event that share a group, with columns of the same names, and one more. */
  private static final String FEATURES =
      """
      namespace cafe
      event order {
        order_id : int             @id
        at       : timestamp       @time
        guest    : string
        price    : decimal(8, 2)
      }
      event visit {
        visit_id : int             @id
        at       : timestamp       @time
        guest    : string
      }
      features guest_orders v1 by guest from order {
        orders = count()    over 1h, 1d
        spent  = sum(price) over 1d
      }
      features visits v1 by guest from visit { seen = count() }
      vector dear v1 on order where price > 2.75 {
        guest
        value = double(price)
        guest_orders.*
        label back = exists() from visit by guest within 1d
      }
      vector busy v2 on order {
        use guest_orders by guest as g
        value = g.orders_1h + 1
        g.orders_1d
        visits.seen
      }
      vector seen v1 on visit { guest_orders.orders_1d }
      """;

  private static final String BINDINGS =
      """
      events:
        order: { archive: { path: orders.csv, format: csv } }
        visit: { archive: { path: visits.csv, format: csv } }
      """;

  private static final String VISITS =
      """
      visit_id,at,guest
      1,2026-01-01T07:00:00Z,ann
      2,2026-01-01T08:20:00Z,ann
      3,2026-01-02T10:00:00Z,bob
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.write(
        folder,
        Map.of(
            "cafe.feature", FEATURES,
            "bindings.yaml", BINDINGS,
            "orders.csv", Samples.ORDERS + "5,soon,ann,1.00,\n",
            "visits.csv", VISITS));
  }

  private Run backfill(String vectors, Path out, Object... more) {
    List<Object> options = new ArrayList<>(List.of("--vector", vectors));
    options.addAll(List.of(more));
    return Run.of(Samples.backfill(folder, out, options.toArray()));
  }

  private static List<Row> rows(Path out) {
    return SparkSession.active().read().parquet(out.toString()).orderBy("at").collectAsList();
  }

  @Test
  void eachVectorHasTheRowsThatItHasAlone() {
    Path out = folder.resolve("out");
    Run run = backfill("dear,busy@v2,seen", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    for (String vector : List.of("dear", "busy", "seen")) {
      Path alone = folder.resolve("alone-" + vector);
      assertThat(backfill(vector, alone, "--quiet").exitCode()).isZero();
      Path together = out.resolve(vector.equals("busy") ? "busy-v2" : vector);
      assertThat(rows(together)).as(vector).isNotEmpty().isEqualTo(rows(alone));
      assertThat(together.resolve("_schema.json"))
          .as(vector)
          .hasSameTextualContentAs(alone.resolve("_schema.json"));
    }
    assertThat(run.err())
        .contains("dear         2 rows", "busy         4 rows", "bad records  1 (order 1)")
        .as("one stage for the group of both vectors on orders, one for the label")
        .contains("[1/6] by guest  7 rows", "[6/6] write  4 rows", "[1/3] by guest  7 rows");
  }

  @Test
  void aPartOfTheRowsIsThatPartOfEach() {
    Path out = folder.resolve("out");
    Run run =
        backfill(
            "dear,busy",
            out,
            "--where",
            "guest == \"ann\"",
            "--from",
            "2026-01-01T08:10:00Z",
            "--show",
            "1");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).contains("dear@v1:", "busy@v2:");
    assertThat(rows(out.resolve("dear"))).hasSize(1);
    assertThat(rows(out.resolve("busy"))).hasSize(2);
  }

  @Test
  void aRepetitionIsCountedOnceHoweverManyVectorsThereAre() throws Exception {
    Files.writeString(
        folder.resolve("cafe.feature"),
        FEATURES
            + "vector plain v1 on order { guest }\n"
            + "vector priced v1 on order { price }\n");
    Files.writeString(
        folder.resolve("orders.csv"), Samples.ORDERS + "1,2026-01-01T08:00:00Z,ann,2.50,0.5\n");
    Run run = backfill("plain,priced", folder.resolve("out"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("duplicates   1 (order 1)");
  }

  @Test
  void savedStagesGiveTheSameRows() {
    Path saved = folder.resolve("saved");
    Path plain = folder.resolve("plain");
    Run run = backfill("dear,busy", saved, "--checkpoint", "always");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(backfill("dear,busy", plain, "--checkpoint", "never").exitCode()).isZero();
    for (String vector : List.of("dear", "busy")) {
      assertThat(rows(saved.resolve(vector))).isNotEmpty().isEqualTo(rows(plain.resolve(vector)));
    }
  }

  @Test
  void ifOnePlaceIsTakenNoneIsWritten() throws Exception {
    Path out = folder.resolve("out");
    Files.createDirectories(out.resolve("busy"));
    Files.writeString(out.resolve("busy/notes.txt"), "mine");
    Run run = backfill("dear,busy", out);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("busy");
    try (var left = Files.list(out)) {
      assertThat(left).containsExactly(out.resolve("busy"));
    }
  }

  @Test
  void whatCannotBeAskedOfSeveralIsRefused() {
    Path out = folder.resolve("out");
    assertThat(backfill("dear,dear", out).err()).contains("twice");
    assertThat(backfill("dear,busy", out, "--columns", "value").err()).contains("--columns");
    assertThat(out).doesNotExist();
  }
}
