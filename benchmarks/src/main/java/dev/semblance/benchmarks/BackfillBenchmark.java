package dev.semblance.benchmarks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.spark.BackfillRequest;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.ProgressListener;
import dev.semblance.spark.SparkBackfill;
import dev.semblance.spark.SparkSessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A whole backfill of 24 features over four keys beside the same features in hand-written Spark SQL
 * and beside Spark only moving the rows, in one process on the same log; then the two results are
 * compared cell by cell.
 *
 * <p>Arguments: the number of charges (default 1,000,000) and of rounds (default 2; the best
 * counts).
 */
public final class BackfillBenchmark {
  private static final String FLOOR = "floor: read, exchange, sort, write";
  private static final String OURS = "semblance backfill";
  private static final String SQL = "hand-written Spark SQL windows";

  /** Without these Spark would drop all but the last exchange of the floor. */
  private static final String EXCLUDED_RULES = "spark.sql.optimizer.excludedRules";

  private static final String FLOOR_RULES =
      "org.apache.spark.sql.catalyst.optimizer.EliminateSorts,"
          + "org.apache.spark.sql.catalyst.optimizer.CollapseRepartition";

  private static final long WARM_UP_CHARGES = 20_000;

  private final SparkSession spark;
  private final Path directory;

  private BackfillBenchmark(SparkSession spark, Path directory) {
    this.spark = spark;
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    long charges = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    Path directory = Files.createTempDirectory("semblance-benchmark");
    SparkSession spark = SparkSessions.create(Map.of("spark.log.level", "ERROR"));
    try {
      new BackfillBenchmark(spark, directory).run(charges, rounds);
    } finally {
      spark.stop();
      FileUtils.deleteDirectory(directory.toFile());
    }
  }

  private void run(long charges, int rounds) throws Exception {
    System.err.printf(Locale.ROOT, "generating %,d charges%n", charges);
    ChargeLog.write(spark, WARM_UP_CHARGES, path("warm-up"));
    ChargeLog.write(spark, charges, path("charges"));
    System.err.println("warming up");
    runAll("warm-up");
    List<List<Measurement>> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      System.err.printf(Locale.ROOT, "round %d of %d%n", round, rounds);
      measured.add(runAll("charges"));
    }
    report(charges, measured);
    compare();
  }

  private List<Measurement> runAll(String log) throws Exception {
    List<Measurement> round = new ArrayList<>();
    round.add(Measurement.of(FLOOR, () -> floor(log)));
    round.add(Measurement.of(OURS, () -> semblance(log)));
    round.add(Measurement.of(SQL, () -> sql(log)));
    return round;
  }

  private void floor(String log) {
    spark.conf().set(EXCLUDED_RULES, FLOOR_RULES);
    int partitions = spark.sparkContext().defaultParallelism() * 2;
    write(Floor.query(spark, path(log), partitions), "floor");
    spark.conf().unset(EXCLUDED_RULES);
  }

  private void sql(String log) {
    write(HandWrittenSql.query(spark, path(log)), "sql");
  }

  /** By date and in order of time, as a backfill writes. */
  private void write(Dataset<Row> rows, String name) {
    rows.repartition(col("date"))
        .sortWithinPartitions(col("date"), col("created"))
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "zstd")
        .partitionBy("date")
        .parquet(path(name));
  }

  private void semblance(String log) throws IOException {
    Plan plan = plan();
    Path bindings = directory.resolve(log + ".yaml");
    Files.writeString(bindings, "events:\n  charge:\n    archive: " + log + "/\n");
    BackfillRequest request =
        BackfillRequest.of(plan, path("semblance"))
            .planHash(CanonicalForm.of(plan).hash())
            .source("charge", new EventSource.Files(Bindings.read(bindings).event("charge")))
            .overwrite(true)
            .build();
    SparkBackfill.run(spark, request, ProgressListener.NONE);
  }

  private static Plan plan() throws IOException {
    try (InputStream text =
        BackfillBenchmark.class.getResourceAsStream("/benchmarks/fraud.feature")) {
      SourceFile source =
          new SourceFile("fraud.feature", new String(text.readAllBytes(), StandardCharsets.UTF_8));
      Compilation compilation = Compiler.compile(source);
      ResolvedProgram program =
          compilation
              .program()
              .orElseThrow(() -> new IllegalStateException(compilation.diagnostics().toString()));
      return Planner.plan(program, program.vectors().get(0));
    }
  }

  private static void report(long charges, List<List<Measurement>> rounds) {
    System.out.printf(
        Locale.ROOT,
        "%,d charges, 24 features over 4 keys, best of %d, %d cores%n%n",
        charges,
        rounds.size(),
        Runtime.getRuntime().availableProcessors());
    System.out.printf(
        "%-36s %8s %8s %10s %10s%n", "", "wall s", "CPU s", "wall/floor", "CPU/floor");
    Measurement floor = best(rounds, 0);
    for (int i = 0; i < rounds.get(0).size(); i++) {
      Measurement best = best(rounds, i);
      System.out.printf(
          Locale.ROOT,
          "%-36s %8.1f %8.1f %10.2f %10.2f%n",
          best.name(),
          best.wallSeconds(),
          best.cpuSeconds(),
          best.wallSeconds() / floor.wallSeconds(),
          best.cpuSeconds() / floor.cpuSeconds());
    }
  }

  private static Measurement best(List<List<Measurement>> rounds, int index) {
    Measurement best = rounds.get(0).get(index);
    for (List<Measurement> round : rounds) {
      Measurement other = round.get(index);
      best =
          new Measurement(
              best.name(),
              Math.min(best.wallSeconds(), other.wallSeconds()),
              Math.min(best.cpuSeconds(), other.cpuSeconds()));
    }
    return best;
  }

  /** The results of the last round, cell by cell. */
  private void compare() {
    Dataset<Row> ours = spark.read().parquet(path("semblance"));
    Dataset<Row> theirs = spark.read().parquet(path("sql"));
    List<String> columns =
        List.of(theirs.columns()).stream()
            .filter(c -> c.contains("_") || c.equals("amount"))
            .toList();
    Column differing = lit(0);
    for (String column : columns) {
      Column same = ours.col(column).eqNullSafe(theirs.col(column));
      differing = differing.plus(when(same, 0).otherwise(1));
    }
    Row result =
        ours.join(theirs, ours.col("charge_id").equalTo(theirs.col("charge_id")), "full")
            .agg(count(lit(1)), sum(differing))
            .first();
    System.out.printf(
        Locale.ROOT,
        "%n%,d rows of both compared in %d columns: %d cells differ%n",
        result.getLong(0),
        columns.size(),
        result.getLong(1));
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }
}
