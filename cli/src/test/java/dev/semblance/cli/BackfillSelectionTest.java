package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of a vector: fewer rows, fewer columns, the same values. */
@ExtendWith(SparkForTests.class)
class BackfillSelectionTest {
  private static final String FEATURES =
      """
      namespace cafe

      event order {
        order_id : int             @id
        at       : timestamp       @time
        guest    : string?
        table    : int
        price    : decimal(8, 2)
      }
      event seat {
        seat_id : int       @id
        at      : timestamp @time
        table   : int
        name    : string
      }
      stream seated = order
        left join seat on table = seat.table within 1d

      features guest_orders v1 by guest from order {
        orders = count()    over 1d
        spent  = sum(price) over 1d
      }
      features table_orders v1 by table from order {
        n = count() over 1d
      }

      vector next_order v1 on seated {
        price
        guest_orders.*
        table_orders.*
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeProject() throws IOException {
    StringBuilder orders = new StringBuilder("order_id,at,guest,table,price\n");
    for (int i = 0; i < 60; i++) {
      String guest = i % 10 == 9 ? "" : "guest" + i % 7;
      orders.append(
          String.format("%d,2026-01-01T08:%02d:00Z,%s,%d,%d.50%n", i, i, guest, i % 3, i % 11));
    }
    String seats = "seat_id,at,table,name\n1,2026-01-01T07:00:00Z,1,window\n";
    String bindings =
        """
        events:
          order: { archive: orders.csv }
          seat:  { archive: seats.csv }
        """;
    Samples.write(
        folder,
        Map.of(
            "cafe.feature",
            FEATURES,
            "bindings.yaml",
            bindings,
            "orders.csv",
            orders.toString(),
            "seats.csv",
            seats));
  }

  /** The rows of a run, by id, as texts of columns. */
  private List<Row> rows(String out, Object... options) {
    Run run = Run.of(Samples.backfill(folder, folder.resolve(out), options));
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve(out))) {
      List<String> parquet =
          files.map(Path::toString).filter(name -> name.endsWith(".parquet")).toList();
      if (parquet.isEmpty()) {
        return List.of();
      }
      return SparkSession.getDefaultSession()
          .get()
          .read()
          .parquet(parquet.toArray(String[]::new))
          .collectAsList()
          .stream()
          .sorted(Comparator.comparingLong((Row row) -> row.getLong(0)))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void samplesThatMeetMakeTheWholeAndShareNoGuest() {
    List<Row> all = rows("all");
    List<Row> train = rows("train", "--sample", "0%..60.5%", "--by", "guest");
    List<Row> holdout = rows("holdout", "--sample", "60.5%..100%", "--by", "guest");
    List<Row> both = new ArrayList<>(train);
    both.addAll(holdout);
    both.sort(Comparator.comparingLong((Row row) -> row.getLong(0)));
    assertThat(train).isNotEmpty();
    assertThat(holdout).isNotEmpty();
    assertThat(both).isEqualTo(all).hasSize(60);
    assertThat(guests(train)).doesNotContainAnyElementsOf(guests(holdout));
    // Of all guests and "" those whose XXH64, as another implementation has it, is low enough.
    assertThat(guests(train)).containsExactlyInAnyOrder("guest0", "guest2", "guest3", "guest4", "");
  }

  private static Set<String> guests(List<Row> rows) {
    return rows.stream()
        .map(row -> row.getLong(0))
        .map(id -> id % 10 == 9 ? "" : "guest" + id % 7)
        .collect(Collectors.toSet());
  }

  @Test
  void aConditionAndColumnsChangeNoValueAndAreRecorded() throws IOException {
    List<Row> all = rows("all");
    List<Row> some =
        rows(
            "some",
            "--where",
            "price > 5.0 and seat.name == \"window\"",
            "--columns",
            "table_orders_n,price");
    List<List<Object>> expected =
        all.stream()
            .filter(row -> row.getDecimal(2).doubleValue() > 5 && row.getLong(0) % 3 == 1)
            .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(5)))
            .toList();
    assertThat(some.stream().map(BackfillSelectionTest::values).toList())
        .isEqualTo(expected)
        .isNotEmpty();
    JsonNode schema = schema("some");
    assertThat(schema.path("plan_hash")).isEqualTo(schema("all").path("plan_hash"));
    assertThat(schema.path("columns")).hasSize(4);
    assertThat(schema.path("selection").path("where").asText()).startsWith("price > 5.0");
    assertThat(schema.path("selection").path("columns").asText()).isEqualTo("table_orders_n,price");
    assertThat(schema("all").has("selection")).isFalse();
  }

  private JsonNode schema(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out).resolve("_schema.json").toFile());
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return values;
  }

  @Test
  void stagesThatNobodyNeedsAreNotRun() {
    Run run =
        Run.of(Samples.backfill(folder, folder.resolve("out"), "--columns", "guest_orders_spent"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("by guest").doesNotContain("by table");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--where     | price > 'x'        | -- | --where:1:9",
        "--where     | prise > 1          | -- | price",
        "--where     | price > 1 price    | -- | --where:1:11",
        "--where     | price              | -- | a condition is true or false",
        "--sample    | 30%..20%           | -- | --sample needs a share",
        "--sample    | 101%               | -- | --sample needs a share",
        "--sample    | 10%                | --by=gest | did you mean `guest`",
        "--columns   | guest_orders_spend | -- | did you mean `guest_orders_spent`",
        "--by        | guest              | -- | there is no --sample"
      })
  void whatIsNotThereIsSaidBeforeAnythingRuns(
      String option, String value, String more, String message) {
    Object[] options =
        more.equals("--") ? new Object[] {option, value} : new Object[] {option, value, more};
    Run run = Run.of(Samples.backfill(folder, folder.resolve("out"), options));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void explainShowsWhatARangeReads() throws IOException {
    Path dated = folder.resolve("dated");
    for (int day = 1; day <= 9; day++) {
      Samples.write(dated, Map.of("date=2026-01-0" + day + "/a.csv", "x\n"));
    }
    Files.writeString(
        folder.resolve("bindings.yaml"),
        "events:\n"
            + "  order: { archive: { path: dated, format: csv } }\n"
            + "  seat: { archive: seats.csv }\n");
    Object[] line = {
      "explain",
      folder.resolve("cafe.feature"),
      "--from",
      "2026-01-05",
      "--to",
      "2026-01-06",
      "--bindings",
      folder.resolve("bindings.yaml")
    };
    Run run = Run.of(line);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "order: from 2026-01-04T00:00:00Z until 2026-01-07T00:00:00Z",
            "3 of 9 files",
            "skip " + dated.resolve("date=2026-01-01/a.csv"),
            "read %s to %s (3 files, 0.0 kB)"
                .formatted(
                    dated.resolve("date=2026-01-04/a.csv"),
                    dated.resolve("date=2026-01-06/a.csv")));
    Object[] asJson = java.util.Arrays.copyOf(line, line.length + 1);
    asJson[line.length] = "--format=json";
    JsonNode range = new ObjectMapper().readTree(Run.of(asJson).out()).path("range").path(0);
    assertThat(range.path("files_read").asInt()).isEqualTo(3);
    assertThat(range.path("stretches")).hasSize(3);
  }
}
