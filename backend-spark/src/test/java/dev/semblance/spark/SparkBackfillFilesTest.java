package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From files to Parquet: formats, bad records, and what a user sees when something is wrong. */
class SparkBackfillFilesTest {
  private static final String CHARGES =
      """
      namespace shop
      event charge {
        id     : string     @id
        at     : timestamp  @time
        card   : string?
        amount : decimal(12, 2)
        score  : double?
      }
      /// How busy a card is.
      features activity v1 by card from charge {
        /// Charges so far.
        n     = count()
        cards = last_n(card, 2)
        gap   = time_since_last()
      }
      vector busy v2 on charge { amount, score, activity.* }
      """;

  private static final StructType COLUMNS =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("at", DataTypes.TimestampType)
          .add("card", DataTypes.StringType)
          .add("amount", DataTypes.createDecimalType(12, 2))
          .add("score", DataTypes.DoubleType);

  private static final List<Row> ROWS =
      List.of(
          row("a", "2026-01-30T23:00:00Z", "x", "1.00", 0.5),
          row("b", "2026-01-31T01:00:00Z", "x", "2.00", null),
          row("c", "2026-01-31T01:00:00Z", null, "3.00", 1.5));

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void chooseOutput() {
    out = folder.resolve("out");
  }

  private static Row row(String id, String at, String card, String amount, Double score) {
    return RowFactory.create(
        id,
        at == null ? null : java.sql.Timestamp.from(Instant.parse(at)),
        card,
        amount == null ? null : new java.math.BigDecimal(amount),
        score);
  }

  private static SparkSession spark() {
    return TestSpark.session();
  }

  private Path parquet(String name, List<Row> rows, StructType columns) {
    Path path = folder.resolve(name);
    spark().createDataFrame(rows, columns).coalesce(1).write().parquet(path.toString());
    return path;
  }

  private static EventBinding binding(Path path, RecordFormat format) {
    return EventBinding.ofArchive(
        "charge", new Archive(path.toString(), format, CsvOptions.DEFAULTS));
  }

  private BackfillRequest.Builder request(EventBinding binding) {
    return BackfillRequest.of(TestPlans.plan(CHARGES), out.toString())
        .planHash("cafe")
        .source("charge", new EventSource.Files(binding));
  }

  private static BackfillSummary run(BackfillRequest.Builder request) {
    return SparkBackfill.run(spark(), request.build(), ProgressListener.NONE);
  }

  private List<Row> written() {
    return spark().read().parquet(out.toString()).orderBy("at", "id").collectAsList();
  }

  private void assertNothingLeftBehind() throws IOException {
    assertThat(out).doesNotExist();
    assertNoStaging();
  }

  private void assertNoStaging() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".semblance"));
    }
  }

  @Test
  void writesTypedColumnsPartitionedByDateWithASchemaBeside() throws IOException {
    Path source = parquet("charges", ROWS, COLUMNS);

    BackfillSummary summary = run(request(binding(source, RecordFormat.PARQUET)));

    assertThat(summary.rows()).isEqualTo(3);
    assertThat(summary.files()).isEqualTo(2);
    assertThat(summary.bytes()).isPositive();
    Dataset<Row> read = spark().read().parquet(out.toString());
    assertThat(read.schema().simpleString())
        .isEqualTo(
            "struct<id:string,at:timestamp,amount:decimal(12,2),score:double,activity_n:bigint,"
                + "activity_cards:array<string>,activity_gap:bigint,date:date>");
    assertThat(written())
        .extracting(r -> r.getString(0), r -> r.get(4), r -> r.get(6), r -> r.get(7).toString())
        .containsExactly(
            tuple("a", 1L, null, "2026-01-30"),
            tuple("b", 2L, 7_200_000_000L, "2026-01-31"),
            tuple("c", null, null, "2026-01-31"));
    assertThat(written().get(1).getList(5)).isEqualTo(List.of("x", "x"));
    JsonNode schema = new ObjectMapper().readTree(out.resolve("_schema.json").toFile());
    assertThat(schema.path("vector").asText()).isEqualTo("busy");
    assertThat(schema.path("version").asInt()).isEqualTo(2);
    assertThat(schema.path("plan_hash").asText()).isEqualTo("cafe");
    assertThat(schema.path("columns").findValuesAsText("name"))
        .containsExactly(
            "id", "at", "amount", "score", "activity_n", "activity_cards", "activity_gap");
    assertThat(schema.path("columns").get(4).path("doc").asText()).isEqualTo("Charges so far.");
    assertThat(schema.path("columns").get(6).path("unit").asText()).isEqualTo("microseconds");
    assertNoStaging();
  }

  @Test
  void readsJsonLines() throws IOException {
    Path source = folder.resolve("charges.json");
    Files.writeString(
        source,
        """
        {"id": "a", "at": "2026-01-31T01:00:00Z", "card": "x", "amount": 1.25, "score": 1}
        {"id": "b", "at": "2026-01-31T02:00:00", "card": null, "amount": "2.00", "more": [1]}
        """);

    run(request(binding(source, RecordFormat.JSON)));

    assertThat(written())
        .extracting(r -> r.getString(0), r -> r.get(2).toString(), r -> r.get(3), r -> r.get(4))
        .containsExactly(tuple("a", "1.25", 1.0, 1L), tuple("b", "2.00", null, null));
  }

  @Test
  void readsCompressedCsvWithLineBreaksInQuotesFromADirectory() throws IOException {
    Path source = Files.createDirectory(folder.resolve("charges"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          """
          id,at,card,amount,score
          a,2026-01-31T01:00:00Z,"x
          y",1.25,
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    Files.write(source.resolve("1.csv.gz"), bytes.toByteArray());
    Files.writeString(
        source.resolve("2.csv"), "at,amount,id,card,score\n2026-01-31T02:00:00Z,3,b,,0.5\n");
    Files.writeString(source.resolve("_SUCCESS"), "");

    run(request(binding(source, RecordFormat.CSV)));

    assertThat(written())
        .extracting(r -> r.getString(0), r -> r.getList(5))
        .containsExactly(tuple("a", List.of("x\ny")), tuple("b", null));
  }

  @Test
  void readsALargeJsonFileInSeveralStretches() throws IOException {
    Path source = folder.resolve("charges.json");
    StringBuilder lines = new StringBuilder();
    int count = 120_000;
    for (int i = 0; i < count; i++) {
      lines
          .append("{\"id\":\"")
          .append(i)
          .append("\",\"at\":\"2026-01-31T01:00:00Z\",\"card\":\"")
          .append("c".repeat(i % 90))
          .append("\",\"amount\":1}\n");
    }
    Files.writeString(source, lines);
    assertThat(Files.size(source)).isGreaterThan(8L << 20);

    assertThat(run(request(binding(source, RecordFormat.JSON))).rows()).isEqualTo(count);
  }

  @Test
  void readsOtherPhysicalTypesAndNames() {
    StructType columns =
        new StructType()
            .add("charge_id", DataTypes.StringType)
            .add("at", DataTypes.LongType)
            .add("card", DataTypes.StringType)
            .add("amount", DataTypes.IntegerType)
            .add("score", DataTypes.FloatType)
            .add("unused", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType));
    List<Row> rows =
        List.of(RowFactory.create("a", 1_769_821_200_123L, "x", 7, 0.25f, Map.of("k", 1L)));
    Path source = parquet("charges", rows, columns);
    EventBinding binding =
        new EventBinding(
            "charge",
            new Archive(source.toString(), RecordFormat.PARQUET, CsvOptions.DEFAULTS),
            null,
            Map.of("id", "charge_id"),
            TimeFormat.of(EpochUnit.MS),
            Map.of(),
            0);

    run(request(binding));

    assertThat(written())
        .extracting(r -> r.getString(0), r -> r.getTimestamp(1).toInstant(), r -> r.get(3))
        .containsExactly(tuple("a", Instant.parse("2026-01-31T01:00:00.123Z"), 0.25));
    assertThat(written().get(0).getDecimal(2)).isEqualTo(new java.math.BigDecimal("7.00"));
  }

  @Test
  void readsFilesOfDifferentShapesInOneArchive() {
    parquet("charges/old", ROWS.subList(0, 1), COLUMNS);
    StructType newer =
        new StructType()
            .add("score", DataTypes.FloatType)
            .add("id", DataTypes.StringType)
            .add("at", DataTypes.TimestampNTZType)
            .add("card", DataTypes.StringType)
            .add("amount", DataTypes.createDecimalType(20, 1));
    List<Row> rows =
        List.of(
            RowFactory.create(
                1f,
                "n",
                java.time.LocalDateTime.parse("2026-02-01T00:00:00"),
                "x",
                new java.math.BigDecimal("5.5")));
    parquet("charges/new", rows, newer);

    run(request(binding(folder.resolve("charges"), RecordFormat.PARQUET)));

    assertThat(written())
        .extracting(r -> r.getString(0), r -> r.get(4))
        .containsExactly(tuple("a", 1L), tuple("n", 2L));
  }

  @Test
  void putsBadRecordsIntoQuarantineAndCountsThemOnce() throws IOException {
    Path source = folder.resolve("charges.json");
    Files.writeString(
        source,
        """
        {"id": "a", "at": "2026-01-31T01:00:00Z", "card": "x", "amount": 1.25}
        {"id": "b", "at": "yesterday", "card": "x", "amount": 1.25}
        not json
        {"id": "d", "at": "2026-01-31T01:00:00Z", "card": "x"}
        """);

    BackfillSummary summary = run(request(binding(source, RecordFormat.JSON)));

    assertThat(summary.rows()).isEqualTo(1);
    assertThat(summary.badRecords()).containsExactly(Map.entry("charge", 3L));
    Path quarantine = Path.of(java.net.URI.create(summary.quarantine())).resolve("charge");
    try (Stream<Path> files = Files.list(quarantine)) {
      List<String> lines = Files.readAllLines(files.findFirst().orElseThrow());
      assertThat(lines).hasSize(3);
      JsonNode second = new ObjectMapper().readTree(lines.get(1));
      assertThat(second.path("file").asText()).isEqualTo(source.toString());
      assertThat(second.path("record").asInt()).isEqualTo(3);
      assertThat(second.path("raw").asText()).isEqualTo("not json");
      assertThat(second.path("reason").asText()).isNotEmpty();
    }
    assertThat(written()).hasSize(1);
  }

  @Test
  void aQuarantinedRowOfATableCanBeRead() throws IOException {
    StructType columns =
        COLUMNS
            .add("tags", DataTypes.createArrayType(DataTypes.StringType))
            .add("counts", DataTypes.createArrayType(DataTypes.LongType));
    Row row =
        RowFactory.create(
            "b",
            java.sql.Timestamp.from(Instant.parse("2026-01-31T01:00:00.5Z")),
            null,
            null,
            0.5,
            List.of("x", "y"),
            List.of(1L));
    Path source = parquet("charges", List.of(row), columns);

    BackfillSummary summary =
        run(
            BackfillRequest.of(
                    TestPlans.plan(
                        CHARGES.replace(
                            "score  : double?",
                            "score  : double?\n  tags : list<string>\n  counts : list<int>")),
                    out.toString())
                .planHash("cafe")
                .source("charge", new EventSource.Files(binding(source, RecordFormat.PARQUET))));

    Path quarantine = Path.of(java.net.URI.create(summary.quarantine())).resolve("charge");
    try (Stream<Path> files = Files.list(quarantine)) {
      String line = Files.readString(files.findFirst().orElseThrow());
      assertThat(new ObjectMapper().readTree(line).path("raw").asText())
          .isEqualTo(
              "id=b, at=2026-01-31 01:00:00.5, card=null, amount=null, score=0.5, tags=[x, y],"
                  + " counts=[1]");
    }
  }

  @Test
  void quarantinesNullsInRequiredFieldsOfParquet() {
    Path source =
        parquet(
            "charges",
            List.of(
                ROWS.get(0),
                row("b", "2026-01-31T01:00:00Z", "x", null, 1.0),
                row("c", null, "x", "1.00", 1.0)),
            COLUMNS);

    BackfillSummary summary = run(request(binding(source, RecordFormat.PARQUET)));

    assertThat(summary.rows()).isEqualTo(1);
    assertThat(summary.badRecords()).containsExactly(Map.entry("charge", 2L));
  }

  @Test
  void stopsAtTheFirstBadRecordWhenAskedTo() throws IOException {
    Path source = folder.resolve("charges.json");
    Files.writeString(source, "\n{\"id\": \"a\", \"card\": \"x\", \"amount\": 1.25}\n");

    assertThatThrownBy(
            () ->
                run(request(binding(source, RecordFormat.JSON)).onBadRecord(BadRecordPolicy.FAIL)))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("bad record of event charge")
        .hasMessageContaining("charges.json")
        .hasMessageContaining("`at`");
    assertNothingLeftBehind();
  }

  @Test
  void countsDuplicates() {
    Path source = parquet("charges", List.of(ROWS.get(0), ROWS.get(2), ROWS.get(0)), COLUMNS);

    BackfillSummary summary = run(request(binding(source, RecordFormat.PARQUET)));

    assertThat(summary.rows()).isEqualTo(2);
    assertThat(summary.duplicates()).containsExactly(Map.entry("charge", 1L));
  }

  @Test
  void countsEventsOfOneIdThatDiffer() {
    Row other = row("a", "2026-01-30T23:00:00Z", "x", "1.01", 0.5);
    Row later = row("a", "2026-01-30T23:00:01Z", "x", "1.00", 0.5);
    Path source = parquet("charges", List.of(ROWS.get(0), other, later, ROWS.get(0)), COLUMNS);

    BackfillSummary summary = run(request(binding(source, RecordFormat.PARQUET)));

    assertThat(summary.rows()).isEqualTo(3);
    assertThat(summary.duplicates()).containsExactly(Map.entry("charge", 1L));
    assertThat(summary.conflicts()).containsExactly(Map.entry("charge", 1L));
  }

  @Test
  void answersOnlyTriggersOfTheRangeButLooksBackBeforeIt() {
    Path source = parquet("charges", ROWS, COLUMNS);
    long midnight = Instant.parse("2026-01-31T00:00:00Z").getEpochSecond() * 1_000_000;

    BackfillSummary summary =
        run(
            request(binding(source, RecordFormat.PARQUET))
                .from(midnight)
                .to(midnight + 2 * 3_600_000_000L));

    assertThat(summary.rows()).isEqualTo(2);
    assertThat(written()).extracting(r -> r.get(4)).containsExactly(2L, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "nowhere/*.parquet"})
  void saysWhichArchiveIsMissing(String path) throws IOException {
    assertThatThrownBy(() -> run(request(binding(folder.resolve(path), RecordFormat.PARQUET))))
        .isInstanceOf(BackfillException.class)
        .hasMessage("the archive of event charge does not exist: " + folder.resolve(path));
    assertNothingLeftBehind();
  }

  @Test
  void namesAFileThatIsNoParquet() throws IOException {
    Path source = Files.createDirectory(folder.resolve("charges"));
    Files.writeString(source.resolve("part.parquet"), "PAR1 surely not");

    assertThatThrownBy(() -> run(request(binding(source, RecordFormat.PARQUET))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining(source.resolve("part.parquet") + " of event charge cannot be read");
    assertNothingLeftBehind();
  }

  @Test
  void namesATruncatedFile() throws IOException {
    Path file = onlyFile(parquet("charges", ROWS, COLUMNS));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

    assertThatThrownBy(() -> run(request(binding(file, RecordFormat.PARQUET))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining(file + " of event charge cannot be read");
    assertNothingLeftBehind();
  }

  @Test
  void namesAFileWhoseDataIsDamaged() throws IOException {
    Path file = onlyFile(parquet("charges", ROWS, COLUMNS));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4, 60, (byte) 0x5A);
    Files.write(file, bytes);

    assertThatThrownBy(() -> run(request(binding(file, RecordFormat.PARQUET))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining(file.getFileName().toString());
    assertNothingLeftBehind();
  }

  private static Path onlyFile(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".parquet"))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({"amount, string", "at, double", "id, boolean", "score, string"})
  void namesAColumnThatIsMissing(String missing, String anything) throws IOException {
    StructType columns = COLUMNS;
    Path all = parquet("all", ROWS, columns);
    Path source = folder.resolve("charges");
    spark().read().parquet(all.toString()).drop(missing).write().parquet(source.toString());

    assertThatThrownBy(() -> run(request(binding(source, RecordFormat.PARQUET))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("`" + missing + "`")
        .hasMessageContaining(source.toString());
    assertNothingLeftBehind();
  }

  @ParameterizedTest
  @CsvSource({"amount, boolean", "at, boolean", "id, int", "score, 'array<double>'"})
  void namesAColumnOfTheWrongType(String column, String type) throws IOException {
    Path all = parquet("all", ROWS, COLUMNS);
    Path source = folder.resolve("charges");
    Dataset<Row> rows = spark().read().parquet(all.toString());
    rows.withColumn(column, org.apache.spark.sql.functions.lit(null).cast(type))
        .write()
        .parquet(source.toString());

    assertThatThrownBy(() -> run(request(binding(source, RecordFormat.PARQUET))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("`" + column + "`")
        .hasMessageContaining(type);
    assertNothingLeftBehind();
  }

  @Test
  void saysThatAFileIsNoAvro() throws IOException {
    Files.writeString(folder.resolve("charges.avro"), "{}");
    assertThatThrownBy(() -> run(request(binding(folder, RecordFormat.AVRO))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("charges.avro: no Avro file");
  }

  @Test
  void refusesAnOutputThatExists() throws IOException {
    Path source = parquet("charges", ROWS, COLUMNS);
    Files.createDirectory(out);
    Files.writeString(out.resolve("precious.txt"), "mine");

    assertThatThrownBy(() -> run(request(binding(source, RecordFormat.PARQUET))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("exists already");
    assertThatThrownBy(() -> run(request(binding(source, RecordFormat.PARQUET)).overwrite(true)))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("was not written by a backfill");
    assertThat(out.resolve("precious.txt")).hasContent("mine");
    assertNoStaging();
  }

  @Test
  void replacesAnEarlierOutputWhenAskedTo() throws IOException {
    run(request(binding(parquet("one", ROWS.subList(0, 1), COLUMNS), RecordFormat.PARQUET)));

    run(request(binding(parquet("two", ROWS, COLUMNS), RecordFormat.PARQUET)).overwrite(true));

    assertThat(written()).hasSize(3);
    assertNoStaging();
  }

  @Test
  void keepsTheEarlierOutputWhenReplacingFails() throws IOException {
    run(request(binding(parquet("one", ROWS.subList(0, 1), COLUMNS), RecordFormat.PARQUET)));

    assertThatThrownBy(
            () ->
                run(
                    request(binding(folder.resolve("nowhere"), RecordFormat.PARQUET))
                        .overwrite(true)))
        .isInstanceOf(BackfillException.class);

    assertThat(written()).hasSize(1);
    assertNoStaging();
  }

  @Test
  void saysThatAnOutputCannotBeWrittenBeforeItReadsAnything() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    out = folder.resolve("file/out");

    assertThatThrownBy(() -> run(request(binding(folder.resolve("nowhere"), RecordFormat.CSV))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("cannot write to " + out);
  }

  @Test
  void refusesAColumnNamedLikeThePartitions() {
    Plan plan =
        TestPlans.plan(
            """
            namespace shop
            event visit { date : timestamp @time }
            vector v v1 on visit { x = 1 }
            """);

    assertThatThrownBy(
            () ->
                SparkBackfill.run(
                    spark(),
                    BackfillRequest.of(plan, out.toString()).build(),
                    ProgressListener.NONE))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("`date`");
  }
}
