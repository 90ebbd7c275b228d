package dev.semblance.parity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.cli.Console;
import dev.semblance.cli.Semblance;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the examples' backfills write, beside what DuckDB computes from the same raw files with
 * queries written by hand, and beside what the engine that serves gives for the same events one by
 * one: every column of every vector.
 */
class ExamplesTest {
  /** The last day of which vectors are replayed: a few thousand triggers of each. */
  private static final Map<String, String> REPLAYED_TO =
      Map.of(
          "card-fraud", "2023-12-31",
          "toy-store", "2012-12-31",
          "it-incidents", "2016-03-05",
          "wikipedia-edits", "2015-09-12");

  @TempDir private Path work;

  /** What DuckDB computes, by script: one gives all vectors of an example. */
  private static final Map<String, DuckDb> EXPECTED = new HashMap<>();

  static Stream<ExampleVector> vectors() {
    return ExampleVector.ALL.stream();
  }

  @AfterAll
  static void close() throws SQLException {
    for (DuckDb duckDb : EXPECTED.values()) {
      duckDb.close();
    }
  }

  private static DuckDb expected(ExampleVector example) throws Exception {
    if (!EXPECTED.containsKey(example.sql())) {
      DuckDb duckDb = new DuckDb();
      EXPECTED.put(example.sql(), duckDb);
      duckDb.script("macros.sql", "");
      duckDb.script(example.sql(), example.folder().resolve("data").toString());
    }
    return EXPECTED.get(example.sql());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithDuckDbAndWithAReplayInEveryColumn(ExampleVector example) throws Exception {
    Path output = work.resolve("out");
    run("backfill", example, output, "--master=local[2]", "--conf=spark.sql.shuffle.partitions=3");
    Path replayed = work.resolve("replayed");
    String lastDay = REPLAYED_TO.get(example.project());
    run("replay", example, replayed, "--order=event", "--to=" + lastDay);
    DuckDb duckDb = expected(example);
    duckDb.execute(
        "create or replace table actual as from read_parquet('%s', hive_partitioning = false)"
            .formatted(output.resolve("date=*/*.parquet")));
    duckDb.execute("create or replace view expected as from expected_" + example.vector());

    List<String> columns = duckDb.columns("expected");
    assertThat(duckDb.columns("actual")).isEqualTo(columns);
    assertThat(duckDb.number("select count(*) from actual")).isEqualTo(example.rows());
    assertThat(duckDb.number("select count(*) from " + paired(example)))
        .isEqualTo(example.compared());
    assertThat(differences(duckDb, example, columns)).isEmpty();
    assertIsReplayed(duckDb, output, replayed, lastDay);
  }

  /**
   * Nothing is rounded here: cells are equal, and columns have the same names and types, but for
   * labels, which a replay cannot have.
   */
  private static void assertIsReplayed(DuckDb duckDb, Path output, Path replayed, String lastDay)
      throws SQLException {
    duckDb.execute(
        "create or replace table replayed as from read_parquet('%s', hive_partitioning = false)"
            .formatted(replayed.resolve("date=*/*.parquet")));
    duckDb.execute(
        ("create or replace table first_days as select %s"
                + " from read_parquet('%s', hive_partitioning = true) where date <= date '%s'")
            .formatted(
                duckDb.columns("replayed").stream()
                    .map(column -> '"' + column + '"')
                    .collect(Collectors.joining(", ")),
                output.resolve("date=*/*.parquet"),
                lastDay));
    assertThat(duckDb.columns("actual"))
        .startsWith(duckDb.columns("replayed").toArray(String[]::new));
    assertThat(duckDb.number("select count(*) from replayed")).isGreaterThan(1_000);
    String types = "select column_name, column_type from (describe %s) order by all";
    assertThat(duckDb.rows(types.formatted("replayed")))
        .isEqualTo(duckDb.rows(types.formatted("first_days")));
    assertThat(duckDb.rows("from replayed except all from first_days limit 3")).isEmpty();
    assertThat(duckDb.rows("from first_days except all from replayed limit 3")).isEmpty();
  }

  private static void run(String command, ExampleVector example, Path output, String... more) {
    StringWriter messages = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(messages),
            new PrintWriter(messages),
            false,
            false);
    List<String> line =
        new ArrayList<>(
            List.of(
                command,
                example.folder().resolve(example.featureFile()).toString(),
                "--vector=" + example.vector(),
                "--bindings=" + example.folder().resolve("bindings.yaml"),
                "--out=" + output));
    line.addAll(List.of(more));
    int exitCode = Semblance.run(console, line.toArray(String[]::new));
    assertThat(exitCode).as(messages.toString()).isZero();
  }

  /** A sentence for each column that differs anywhere, with a few of the rows. */
  private static List<String> differences(
      DuckDb duckDb, ExampleVector example, List<String> columns) throws SQLException {
    List<String> differences = new ArrayList<>();
    for (String column : columns) {
      String where = " from " + paired(example) + " where " + differs(example, column);
      long count = duckDb.number("select count(*)" + where);
      if (count > 0) {
        String ids = example.id().stream().map("e."::concat).collect(Collectors.joining(", "));
        differences.add(
            "%s differs in %d rows, for example (id, expected, actual) %s"
                .formatted(
                    column,
                    count,
                    duckDb.rows(
                        "select %s, e.\"%s\", a.\"%s\"%s order by all limit 3"
                            .formatted(ids, column, column, where))));
      }
    }
    return differences;
  }

  private static String differs(ExampleVector example, String column) {
    String expected = "e.\"" + column + "\"";
    String actual = "a.\"" + column + "\"";
    Double tolerance = example.inexact().get(column);
    if (tolerance == null) {
      return actual + " is distinct from " + expected;
    }
    return "(%1$s is null) <> (%2$s is null) or abs(%1$s - %2$s) > %3$s * greatest(1, abs(%2$s))"
        .formatted(actual, expected, tolerance);
  }

  private static String paired(ExampleVector example) {
    String ids =
        example.id().stream()
            .map(id -> "a.\"%1$s\" = e.\"%1$s\"".formatted(id))
            .collect(Collectors.joining(" and "));
    return "expected e join actual a on " + ids;
  }
}
