package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code semblance backfill --order}: what happened, or what serving saw of it. */
@ExtendWith(SparkForTests.class)
class BackfillOrderTest {
  private static final String FEATURES =
      """
      namespace cafe

      event order {
        order_id : int        @id
        at       : timestamp  @time
        arrived  : int        @arrival
        guest    : string
      }

      event visit {
        visit_id : int        @id
        at       : timestamp  @time
        arrived  : int        @arrival
        guest    : string
        table    : int
      }

      stream seated = order left join visit on guest within 1h

      features guest_orders v1 by guest from order {
        orders = count() over 1d
      }

      vector next_order v1 on seated {
        guest_orders.orders
        table = visit.table
      }
      """;

  private static final String BINDINGS =
      """
      events:
        order:
          archive: { path: orders.csv, format: csv }
          lateness: 30m
        visit:
          archive: { path: visits.csv, format: csv }
          lateness: 5m
      """;

  /** Order 3 is a little late, 5 is far too late, 2 comes twice, and 8 and 7 come at once. */
  private static final String ORDERS =
      """
      order_id,at,arrived,guest
      8,2026-01-01T10:20:00Z,9,ann
      1,2026-01-01T08:00:00Z,1,ann
      2,2026-01-01T08:30:00Z,3,ann
      3,2026-01-01T08:20:00Z,4,ann
      2,2026-01-01T08:30:00Z,4,ann
      4,2026-01-01T09:30:00Z,5,ann
      5,2026-01-01T08:40:00Z,6,ann
      6,2026-01-01T09:40:00Z,8,ann
      7,2026-01-01T10:10:00Z,9,ann
      """;

  /** Visit 11 comes with order 1, visit 13 is too late to be found by anybody. */
  private static final String VISITS =
      """
      visit_id,at,arrived,guest,table
      11,2026-01-01T08:00:00Z,1,ann,7
      12,2026-01-01T09:25:00Z,5,ann,8
      13,2026-01-01T09:10:00Z,7,ann,9
      """;

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.write(
        folder,
        Map.of(
            "cafe.feature",
            FEATURES,
            "bindings.yaml",
            BINDINGS,
            "orders.csv",
            ORDERS,
            "visits.csv",
            VISITS));
    out = folder.resolve("out");
  }

  @Test
  void inTheOrderOfArrivalEachRowHoldsWhatServingSaw() {
    Run run = Run.of(Samples.backfill(folder, out, "--order", "arrival"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(rows(out))
        .containsExactly("1 1 7", "3 2 7", "2 2 7", "4 4 8", "6 5 8", "7 6 8", "8 7 8");
    assertThat(run.err())
        .contains(
            "rows         7\n",
            "duplicates   1 (order 1)\n",
            "too late     1 (visit 1)\n",
            "refused      1\n");
  }

  @Test
  void inTheOrderOfEventsEachRowHoldsWhatHappened() {
    Run run = Run.of(Samples.backfill(folder, out, "--order", "event"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(rows(out))
        .containsExactly("1 1 7", "3 2 7", "2 3 7", "5 4 7", "4 5 8", "6 6 8", "7 7 8", "8 8 8");
    assertThat(run.err()).contains("duplicates   1 (order 1)\n").doesNotContain("refused");
  }

  @Test
  void aReplayInTheSameOrderGivesTheSameRows() {
    for (String order : List.of("arrival", "event")) {
      Path backfilled = folder.resolve("backfilled-" + order);
      Path replayed = folder.resolve("replayed-" + order);
      Run run = Run.of(Samples.backfill(folder, backfilled, "--order", order));
      assertThat(run.exitCode()).as(run.err()).isZero();
      Run replay =
          Run.of(
              "replay",
              folder.resolve("cafe.feature"),
              "--bindings",
              folder.resolve("bindings.yaml"),
              "--order",
              order,
              "--out",
              replayed);
      assertThat(replay.exitCode()).as(replay.err()).isZero();
      assertThat(rows(replayed)).isNotEmpty().isEqualTo(rows(backfilled));
    }
  }

  @Test
  void anEventThatDoesNotSayWhenItArrivedIsNamed() throws Exception {
    Files.writeString(
        folder.resolve("cafe.feature"),
        FEATURES.replace(
            "  arrived  : int        @arrival\n  guest    : string\n  table",
            "  guest    : string\n  table"));
    Run run = Run.of(Samples.backfill(folder, out, "--order", "arrival"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("`visit` does not say when it arrived", "`@arrival`");
    assertThat(out).doesNotExist();
  }

  /** Order, orders of the day and table, by time. */
  private static List<String> rows(Path written) {
    List<Row> rows =
        SparkSession.active()
            .read()
            .parquet(written.toString())
            .orderBy("at", "order_id")
            .select("order_id", "guest_orders_orders", "table")
            .collectAsList();
    return rows.stream()
        .map(
            row ->
                Stream.of(0, 1, 2)
                    .map(column -> String.valueOf(row.get(column)))
                    .collect(Collectors.joining(" ")))
        .toList();
  }
}
