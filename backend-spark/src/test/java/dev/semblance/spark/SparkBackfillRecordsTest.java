package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records in what Spark itself reads: groups in Parquet files, and structs of a table. */
class SparkBackfillRecordsTest {
  private static final String CHARGES =
      """
      namespace shop
      event charge {
        meta : { id : string @id, at : timestamp @time }
        card : { number : string, issuer : { name : string, country : string? }? }
      }
      features seen v1 by number = card.number from charge {
        countries = distinct(card.issuer.country) over 30m
      }
      vector risk v1 on charge {
        use seen by card.number
        card.*
        seen.*
      }
      """;

  private static final StructType ISSUER =
      new StructType()
          .add("name", DataTypes.StringType)
          .add("unread", DataTypes.BinaryType)
          .add("land", DataTypes.StringType);
  private static final StructType COLUMNS =
      new StructType()
          .add(
              "meta",
              new StructType().add("id", DataTypes.StringType).add("at", DataTypes.TimestampType))
          .add("card", new StructType().add("number", DataTypes.StringType).add("issuer", ISSUER));

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int UNREAD_BYTES = 100_000;

  @TempDir Path folder;

  private static SparkSession spark() {
    return TestSpark.session();
  }

  private static Row charge(int second, Row issuer) {
    Timestamp time = Timestamp.from(START.plusSeconds(second));
    return RowFactory.create(RowFactory.create("c" + second, time), RowFactory.create("n", issuer));
  }

  private static Row issuer(String name, String country) {
    byte[] unread = new byte[UNREAD_BYTES];
    new Random(7).nextBytes(unread);
    return RowFactory.create(name, unread, country);
  }

  private static Dataset<Row> table(Row... rows) {
    return spark().createDataFrame(List.of(rows), COLUMNS);
  }

  private static EventBinding binding(Path archive) {
    return new EventBinding(
        "charge",
        new Archive(archive.toString(), RecordFormat.PARQUET, CsvOptions.DEFAULTS),
        null,
        Map.of("card.issuer.country", "card.issuer.land"),
        TimeFormat.ISO,
        Map.of(),
        0);
  }

  private BackfillSummary run(EventSource source, long fromMicros) {
    return SparkBackfill.run(
        spark(),
        BackfillRequest.of(TestPlans.plan(CHARGES), folder.resolve("out").toString())
            .planHash("cafe")
            .source("charge", source)
            .from(fromMicros)
            .overwrite(true)
            .build(),
        ProgressListener.NONE);
  }

  private List<String> rows() {
    return spark()
        .read()
        .parquet(folder.resolve("out").toString())
        .drop("date")
        .drop("meta_at")
        .orderBy("meta_id")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void fieldsOfRecordsAreReadAndNothingBesideThem() {
    Path archive = folder.resolve("archive");
    table(
            charge(1, issuer("a", "FR")),
            charge(2, null),
            charge(3, issuer("a", null)),
            charge(4, issuer(null, "DE")),
            RowFactory.create(RowFactory.create("c5", Timestamp.from(START)), null))
        .coalesce(1)
        .write()
        .parquet(archive.toString());
    BackfillSummary summary = run(new EventSource.Files(binding(archive)), Long.MIN_VALUE);
    assertThat(rows()).containsExactly("[c1,n,a,FR,1]", "[c2,n,null,null,1]", "[c3,n,a,null,1]");
    assertThat(summary.badRecords().get("charge")).as("half an issuer, no card").isEqualTo(2);
    EventFigures figures = summary.read().get("charge");
    assertThat(figures.bytesRead()).isLessThan(UNREAD_BYTES);
    assertThat(figures.bytes()).isGreaterThan(UNREAD_BYTES);
  }

  @Test
  void filesAreLeftOutByATimeInARecord() {
    Path archive = folder.resolve("archive");
    SparkSession own = spark().newSession();
    own.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    IntStream.range(0, 3)
        .forEach(
            hour ->
                own.createDataFrame(List.of(charge(3600 * hour, null)), COLUMNS)
                    .coalesce(1)
                    .write()
                    .mode("append")
                    .parquet(archive.toString()));
    long from = START.plusSeconds(7200).toEpochMilli() * 1000;
    BackfillSummary summary = run(new EventSource.Files(binding(archive)), from);
    assertThat(rows()).containsExactly("[c7200,n,null,null,0]");
    assertThat(summary.read().get("charge").filesRead()).isOne();
  }

  @Test
  void aTableMayHaveStructsAndColumnsNamedLikePaths() {
    Dataset<Row> flat =
        table(charge(1, issuer("a", "FR")), charge(2, null))
            .selectExpr(
                "meta",
                "card.number as `card.number`",
                "named_struct('issuer', card.issuer) as card");
    run(new EventSource.Table(flat, binding(folder)), Long.MIN_VALUE);
    assertThat(rows()).containsExactly("[c1,n,a,FR,1]", "[c2,n,null,null,1]");
  }
}
