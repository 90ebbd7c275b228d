package dev.semblance.spark.verify;

import static dev.semblance.spark.verify.TestVectors.COLUMNS;
import static dev.semblance.spark.verify.TestVectors.json;
import static dev.semblance.spark.verify.TestVectors.line;
import static dev.semblance.spark.verify.TestVectors.lines;
import static dev.semblance.spark.verify.TestVectors.parquet;
import static dev.semblance.spark.verify.TestVectors.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import dev.semblance.spark.verify.ComparisonReport.Column;
import dev.semblance.spark.verify.ComparisonReport.DifferentCells;
import dev.semblance.spark.verify.read.Cell;
import dev.semblance.spark.verify.report.DifferentColumns;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two sets of vectors, cell by cell. */
class VectorComparisonTest {
  private static final String SCHEMA = schema(1, "cafe", COLUMNS);

  @TempDir private Path folder;
  private Path left;
  private Path right;

  @BeforeEach
  void choosePlaces() {
    left = folder.resolve("left");
    right = folder.resolve("right");
  }

  private static ComparisonReport compare(VerifyRequest request) {
    return VectorVerification.compare(TestVectors.spark(), request);
  }

  private VerifyRequest request() {
    return VerifyRequest.of(left.toString(), right.toString());
  }

  private static List<String> texts(List<Cell> cells) {
    return cells.stream().map(Cell::text).toList();
  }

  private static Column column(ComparisonReport report, String name) {
    return report.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void parquetAndJsonOfTheSameVectorsAreEqual() {
    parquet(left, "a", "b", "c");
    lines(right.resolve("served.jsonl"), line("c"), "", line("a"), line("b"));

    ComparisonReport report = compare(request());

    assertThat(report.isEqual()).isTrue();
    assertThat(report.equalRows()).isEqualTo(3);
    assertThat(report.cells()).isEqualTo(18);
    assertThat(report.left().digest()).isEqualTo(report.right().digest()).doesNotMatch("0*");
    assertThat(report.left().description().known()).isTrue();
    assertThat(report.right().description().known()).isFalse();
    assertThat(report.days())
        .containsExactly(
            entry(LocalDate.of(2026, 1, 31).toEpochDay(), new ComparisonReport.Day(3, 0, 0)));
  }

  /**
   * A cell that differs.
   *
   * @param from what the left side has in its line
   * @param to what the right side has in its stead
   */
  private record CellCase(
      String column, String from, String to, String leftText, String rightText) {}

  private static final List<CellCase> CELLS =
      List.of(
          new CellCase("n", "\"n\":7", "\"n\":8", "7", "8"),
          new CellCase("n", "\"n\":7", "\"n\":null", "7", "null"),
          new CellCase("n", "\"n\":7,", "", "7", "absent"),
          new CellCase("n", "\"n\":7", "\"n\":\"seven\"", "7", "seven"),
          new CellCase("n", "\"n\":7", "\"n\":{\"x\":[1]}", "7", "{\"x\":[1]}"),
          new CellCase("n", "\"n\":7", "\"n\":9223372036854775808", "7", "9223372036854775808"),
          new CellCase(
              "score",
              "\"score\":0.1",
              "\"score\":0.10000000000000002",
              "0.1",
              "0.10000000000000002"),
          new CellCase("score", "\"score\":0.1", "\"score\":0", "0.1", "0.0"),
          new CellCase("score", "\"score\":0.1", "\"score\":-0.0", "0.1", "-0.0"),
          new CellCase(
              "amount", "\"amount\":1.50", "\"amount\":1e999999999", "1.50", "1e999999999"),
          new CellCase("n", "\"n\":7", "\"n\":\"\\u001b[31m\"", "7", "\\u001B[31m"),
          new CellCase("amount", "\"amount\":1.50", "\"amount\":1.5", "1.50", "1.5"),
          new CellCase("name", "\"ü\"", "\"u\u0308\"", "\"ü\"", "\"u\u0308\""),
          new CellCase("name", "\"ü\"", "\"\"", "\"ü\"", "\"\""),
          new CellCase(
              "tags", "[\"a\",\"b\"]", "[\"b\",\"a\"]", "[\"a\", \"b\"]", "[\"b\", \"a\"]"),
          new CellCase("tags", "[\"a\",\"b\"]", "[]", "[\"a\", \"b\"]", "[]"),
          new CellCase("gap", "\"gap\":1000", "\"gap\":1001", "PT0.001S", "PT0.001001S"));

  @Test
  void findsEachCellThatDiffersAndNoOther() {
    List<String> lefts = new ArrayList<>();
    List<String> rights = new ArrayList<>();
    for (int i = 0; i < CELLS.size(); i++) {
      lefts.add(line("row" + (10 + i)));
      rights.add(0, line("row" + (10 + i)).replace(CELLS.get(i).from(), CELLS.get(i).to()));
    }
    json(left, SCHEMA, lefts.toArray(String[]::new));
    json(right, SCHEMA, rights.toArray(String[]::new));

    ComparisonReport report = compare(request().rows(CELLS.size()));

    assertThat(report.differentCells()).isEqualTo(CELLS.size());
    assertThat(report.left().digest()).isNotEqualTo(report.right().digest());
    List<String> columns = report.columns().stream().map(Column::name).toList();
    for (int i = 0; i < CELLS.size(); i++) {
      CellCase expected = CELLS.get(i);
      DifferentCells row = report.firstRows().get(i);
      int place = columns.indexOf(expected.column());
      assertThat(DifferentColumns.of(report, row)).containsExactly(expected.column());
      assertThat(row.left().get(place).text()).isEqualTo(expected.leftText());
      assertThat(row.right().get(place).text()).isEqualTo(expected.rightText());
      assertThat(row.cause()).isEqualTo(Cause.NOT_KNOWN);
    }
  }

  @Test
  void nullEqualsNullAndNothingElse() {
    String none = line("a").replace("0.1", "null");
    json(left, SCHEMA, none, none.replace("\"a\"", "\"b\""));
    json(right, SCHEMA, none, line("b").replace("0.1", "0.0"));

    Column score = column(compare(request()), "score");

    assertThat(score.different()).isEqualTo(1);
    assertThat(score.leftEmpty()).isEqualTo(1);
    assertThat(score.rightEmpty()).isZero();
    assertThat(score.largest()).isEmpty();
  }

  @Test
  void theLargestDifferenceOfNumbersIsExact() {
    json(left, SCHEMA, line("a"), line("b"));
    json(
        right,
        SCHEMA,
        line("a").replace("\"n\":7", "\"n\":-9223372036854775808"),
        line("b").replace("\"n\":7", "\"n\":8"));

    assertThat(column(compare(request()), "n").largest())
        .contains(new BigDecimal("9223372036854775815"));
  }

  @Test
  void rowsOfOneSideAreCountedAndShownInOrderOfTimeAndId() {
    json(left, SCHEMA, line("b"), line("a"), line("x"));
    json(right, SCHEMA, line("x"), line("c").replace("T01", "T00"));

    ComparisonReport report = compare(request());

    assertThat(report.left().alone()).isEqualTo(2);
    assertThat(report.right().alone()).isEqualTo(1);
    assertThat(report.equalRows()).isEqualTo(1);
    assertThat(report.firstRows())
        .extracting(row -> row.key().get(0).text(), row -> row.left().isEmpty())
        .containsExactly(tuple("\"c\"", true), tuple("\"a\"", false), tuple("\"b\"", false));
    assertThat(report.causes()).containsExactly(entry(Cause.NOT_KNOWN, 3L));
  }

  @Test
  void aRepeatedRowIsMatchedWithItsLikeAndTheRestIsSaid() {
    String other = line("a").replace("\"n\":7", "\"n\":8");
    json(left, SCHEMA, line("a"), other, line("a"), line("b"), line("b"));
    json(right, SCHEMA, other, line("b"), line("b"));

    ComparisonReport report = compare(request());

    assertThat(report.equalRows()).isEqualTo(3);
    assertThat(report.differentRows()).isZero();
    assertThat(report.left().alone()).isEqualTo(2);
    assertThat(report.left().repeated()).isEqualTo(3);
    assertThat(report.right().repeated()).isEqualTo(1);
    assertThat(report.causes()).containsExactly(entry(Cause.REPEATED, 2L));
  }

  @Test
  void anIdAtAnotherTimeIsAnotherRow() {
    json(left, SCHEMA, line("a"));
    json(right, SCHEMA, line("a").replace("T01", "T02"));

    ComparisonReport report = compare(request());

    assertThat(report.matchedRows()).isZero();
    assertThat(report.causes()).containsExactly(entry(Cause.OTHER_TIME, 2L));
  }

  static Stream<Arguments> otherDescriptions() {
    return Stream.of(
        Arguments.of(schema(2, "beef", COLUMNS), Cause.OTHER_VERSION),
        Arguments.of(schema(1, "beef", COLUMNS), Cause.OTHER_PLAN),
        Arguments.of(SCHEMA.replace("\"1.0\"", "\"1.1\""), Cause.OTHER_LIBRARY),
        Arguments.of(SCHEMA.replace("busy", "idle"), Cause.OTHER_VECTOR));
  }

  @ParameterizedTest
  @MethodSource("otherDescriptions")
  void theDescriptionsExplainADifference(String schema, Cause cause) {
    json(left, SCHEMA, line("a"), line("b"));
    json(right, schema, line("a"), line("b").replace("\"n\":7", "\"n\":8"));

    assertThat(compare(request()).causes()).containsExactly(entry(cause, 1L));
  }

  @Test
  void rejectionsExplainTheRowsOfTheirIds() {
    json(left, SCHEMA, line("a"), line("b"), line("c"), line("d"), line("e"));
    json(right, SCHEMA, line("a").replace("7", "8"), line("c"), line("c"), line("e"));
    Path log =
        lines(
            folder.resolve("rejections.jsonl"),
            "{\"reason\":\"too-late\",\"event\":\"charge\",\"id\":\"a\",\"detail\":\"by card\"}",
            "{\"reason\":\"TRIGGER_TOO_LATE\",\"event\":\"charge\",\"id\":[\"b\"]}",
            "{\"reason\":\"duplicate\",\"event\":\"charge\",\"id\":{\"id\":\"c\"}}",
            "{\"reason\":\"duplicate\",\"event\":\"refund\",\"id\":\"d\"}",
            "{\"reason\":\"too-late\",\"event\":\"charge\",\"id\":\"e\"}");

    ComparisonReport report = compare(request().rejections(log.toString()));

    assertThat(report.firstRows())
        .extracting(row -> row.key().get(0).text() + " " + row.cause() + " " + row.detail())
        .containsExactly(
            "\"a\" LATE by card", "\"b\" REFUSED ", "\"c\" DUPLICATE ", "\"d\" NOT_KNOWN ");
  }

  @Test
  void aColumnOfOneSideOrOfAnotherTypeIsADifference() {
    List<String> columns =
        List.of("id string", "at timestamp", "n double", "score double", "more int");
    json(left, SCHEMA, line("a"));
    json(right, schema(1, "cafe", columns), line("a").replace("}", ",\"extra\":1}"));

    ComparisonReport report = compare(request());

    assertThat(report.isEqual()).isFalse();
    assertThat(report.onlyLeft()).containsExactly("amount", "name", "tags", "gap");
    assertThat(report.onlyRight())
        .containsExactly("more", "amount", "extra", "gap", "name", "tags");
    assertThat(column(report, "n").isOfOneType()).isFalse();
    assertThat(column(report, "n").different()).isEqualTo(1);

    assertThat(compare(request().columns(List.of("score"))).isEqual()).isTrue();
    assertThatThrownBy(() -> compare(request().columns(List.of("nope"))))
        .isInstanceOf(UnknownColumnException.class)
        .hasMessageContaining("nope");
  }

  @Test
  void onlyTheTriggersOfTheRangeAreCompared() {
    json(left, SCHEMA, line("a"), line("b").replace("T01", "T02"));
    json(right, SCHEMA, line("a"));
    lines(right.resolve("date=2025-01-01/part-0.jsonl"), "not read");
    long one = Instant.parse("2026-01-31T01:00:00Z").getEpochSecond() * 1_000_000;

    VerifyRequest ranged =
        new VerifyRequest(
            VectorPlace.of(left.toString()).between(one, one + 1),
            VectorPlace.of(right.toString()).between(one, one + 1),
            List.of(),
            Optional.empty(),
            1);

    assertThat(compare(ranged).isEqual()).isTrue();
  }

  @Test
  void noMoreRowsAreGivenThanAskedForAndAlwaysTheFirst() {
    List<String> rows = IntStream.range(100, 150).mapToObj(i -> line("" + i)).toList();
    json(left, SCHEMA, rows.toArray(String[]::new));
    json(right, SCHEMA);

    assertThat(compare(request().rows(2)).firstRows())
        .extracting(row -> texts(row.key()).get(0))
        .containsExactly("\"100\"", "\"101\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "not json; is no JSON object",
        "[1]; is no JSON object",
        "{\"at\":\"2026-01-31T01:00:00Z\"}; has no id that is a string",
        "{\"id\":\"a\",\"at\":\"yesterday\"}; has no at that is a timestamp: yesterday"
      })
  void aLineThatIsNoVectorEndsTheRunWithOneMessage(String line, String message) {
    json(left, SCHEMA, line);
    json(right, SCHEMA, line("a"));

    assertThatThrownBy(() -> compare(request()))
        .isInstanceOf(VerifyException.class)
        .hasMessageContaining("part-0.jsonl")
        .hasMessageContaining(message);
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException {
    lines(left.resolve("a.jsonl"), line("a"));
    lines(right.resolve("a.jsonl"), line("a"));
    assertThatThrownBy(() -> compare(request())).hasMessageContaining("--schema");

    json(left, SCHEMA.replace("\"id\", \"type\": \"string\"", "\"id\", \"type\": \"int\""));
    json(right, SCHEMA, line("a"));
    assertThatThrownBy(() -> compare(request())).hasMessageContaining("id: int and id: string");

    Path parquet = parquet(folder.resolve("parquet"), "a");
    VerifyRequest described = VerifyRequest.of(parquet.toString(), right.toString());
    String renamed = SCHEMA.replace("\"n\"", "\"m\"");
    json(parquet, renamed);
    json(right, renamed, line("a"));
    assertThatThrownBy(() -> compare(described)).hasMessageContaining("both Parquet and JSON");
    Files.delete(parquet.resolve("date=2026-01-31/part-0.jsonl"));
    assertThatThrownBy(() -> compare(described)).hasMessageContaining("have no column `m`");
    json(right, SCHEMA, line("a"));
    TestVectors.write(
        parquet.resolve("_schema.json"),
        SCHEMA.replace("\"n\", \"type\": \"int\"", "\"n\", \"type\": \"bool\""));
    assertThatThrownBy(() -> compare(described))
        .hasMessageContaining("column `n`")
        .hasMessageContaining("is bigint in the files and bool in their description");
    Path damaged = json(folder.resolve("damaged"), SCHEMA).resolve("date=2026-01-31");
    Files.delete(damaged.resolve("part-0.jsonl"));
    TestVectors.write(damaged.resolve("x.parquet"), "this is no Parquet file at all");
    assertThatThrownBy(() -> compare(VerifyRequest.of(damaged.toString(), right.toString())))
        .isInstanceOf(VerifyException.class)
        .hasMessageContaining("x.parquet");

    assertThatThrownBy(() -> compare(VerifyRequest.of("/nowhere/at/all", right.toString())))
        .isInstanceOf(VerifyException.class)
        .hasMessage("/nowhere/at/all does not exist");
  }
}
