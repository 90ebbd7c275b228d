package dev.semblance.spark.verify;

import dev.semblance.spark.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small sets of vectors on disk. */
final class TestVectors {

  /** Columns of the usual set: names and types; the first is the id, the second the time. */
  static final List<String> COLUMNS =
      List.of(
          "id string",
          "at timestamp",
          "n int",
          "score double",
          "amount decimal(12, 2)",
          "name string",
          "tags list<string>",
          "gap duration");

  private TestVectors() {}

  /** The session of all tests of this JVM. */
  static SparkSession spark() {
    return SparkSessions.create(Map.of("spark.master", "local[2]"));
  }

  /** A description as a backfill writes it. */
  static String schema(int version, String hash, List<String> columns) {
    String described =
        columns.stream()
            .map(
                column -> {
                  int space = column.indexOf(' ');
                  int place = columns.indexOf(column);
                  String role = place == 0 ? "id" : place == 1 ? "time" : "value";
                  return "{\"name\": \"%s\", \"type\": \"%s\", \"role\": \"%s\"}"
                      .formatted(column.substring(0, space), column.substring(space + 1), role);
                })
            .collect(Collectors.joining(","));
    return """
    {"vector": "busy", "version": %d, "namespace": "shop", "trigger": "charge",
     "plan_hash": "%s", "semblance_version": "1.0", "columns": [%s]}
    """
        .formatted(version, hash, described);
  }

  /** A directory of JSON lines with its description. */
  static Path json(Path directory, String schema, String... lines) {
    write(directory.resolve("_schema.json"), schema);
    lines(directory.resolve("date=2026-01-31/part-0.jsonl"), lines);
    return directory;
  }

  static Path lines(Path file, String... lines) {
    return write(file, Arrays.stream(lines).map(line -> line + "\n").collect(Collectors.joining()));
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row that {@link #parquet} writes, as the streaming output writes it. */
  static String line(String id) {
    return """
    {"id":"%s","at":"2026-01-31T01:00:00.000000Z","n":7,"score":0.1,"amount":1.50,\
    "name":"ü","tags":["a","b"],"gap":1000}\
    """
        .formatted(id);
  }

  /** A directory of Parquet with its description, each id with the values of {@link #line}. */
  static Path parquet(Path directory, String... ids) {
    StructType columns =
        new StructType()
            .add("id", DataTypes.StringType)
            .add("at", DataTypes.TimestampType)
            .add("n", DataTypes.LongType)
            .add("score", DataTypes.DoubleType)
            .add("amount", DataTypes.createDecimalType(12, 2))
            .add("name", DataTypes.StringType)
            .add("tags", DataTypes.createArrayType(DataTypes.StringType))
            .add("gap", DataTypes.LongType);
    List<Row> rows =
        Arrays.stream(ids)
            .map(
                id ->
                    RowFactory.create(
                        id,
                        java.sql.Timestamp.from(Instant.parse("2026-01-31T01:00:00Z")),
                        7L,
                        0.1,
                        new BigDecimal("1.50"),
                        "ü",
                        new String[] {"a", "b"},
                        1000L))
            .toList();
    spark()
        .createDataFrame(rows, columns)
        .repartition(2)
        .write()
        .parquet(directory.resolve("date=2026-01-31").toString());
    write(directory.resolve("_schema.json"), schema(1, "cafe", COLUMNS));
    return directory;
  }
}
