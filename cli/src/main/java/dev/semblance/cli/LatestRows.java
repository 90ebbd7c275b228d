package dev.semblance.cli;

import static org.apache.spark.sql.functions.col;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.Type;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** The latest rows of a backfill's output: those in which windows have filled. */
final class LatestRows {
  private static final String DATE = "date=";

  private LatestRows() {}

  /**
   * The last {@code count} rows by time, the latest last. Only the dates that hold them are read.
   *
   * @throws IOException if the output cannot be read back
   */
  static RowTable of(SparkSession spark, Plan plan, String out, int count) throws IOException {
    List<Row> latest = new ArrayList<>();
    List<String> columns = List.of();
    for (Path date : latestDatesFirst(spark, new Path(out))) {
      Dataset<Row> rows = spark.read().parquet(date.toString());
      columns = List.of(rows.columns());
      latest.addAll(
          rows.orderBy(col(plan.trigger().timeColumn()).desc())
              .limit(count - latest.size())
              .collectAsList());
      if (latest.size() >= count) {
        break;
      }
    }
    Collections.reverse(latest);
    List<String> names = columns;
    Set<String> durations = durations(plan);
    return new RowTable(names, latest.stream().map(row -> cells(row, names, durations)).toList());
  }

  private static List<Path> latestDatesFirst(SparkSession spark, Path out) throws IOException {
    FileSystem fileSystem = out.getFileSystem(spark.sparkContext().hadoopConfiguration());
    return Arrays.stream(fileSystem.listStatus(out))
        .map(FileStatus::getPath)
        .filter(path -> path.getName().startsWith(DATE))
        .sorted(Comparator.comparing(Path::getName).reversed())
        .toList();
  }

  private static List<String> cells(Row row, List<String> columns, Set<String> durations) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> Cells.text(value(row.get(i), durations.contains(columns.get(i)))))
        .toList();
  }

  private static Object value(Object value, boolean duration) {
    if (value instanceof scala.collection.Seq<?> list) {
      return CollectionConverters.asJava(list);
    }
    if (duration && value instanceof Long micros) {
      return Duration.of(micros, ChronoUnit.MICROS);
    }
    return value;
  }

  private static Set<String> durations(Plan plan) {
    return plan.output().columns().stream()
        .filter(column -> column.expression().type().is(Type.Kind.DURATION))
        .map(Plan.OutputColumn::name)
        .collect(Collectors.toSet());
  }
}
