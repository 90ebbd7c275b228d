package dev.semblance.benchmarks;

import static org.apache.spark.sql.functions.col;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.spark.BackfillRequest;
import dev.semblance.spark.BackfillSummary;
import dev.semblance.spark.EventFigures;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.ProgressListener;
import dev.semblance.spark.SparkBackfill;
import dev.semblance.spark.SparkSessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a range of one week reads of a log of 180 days that is laid out by date, for a vector whose
 * windows reach back seven days, beside a run over all of it; by the figures of the runs' own
 * summaries. Then the week's rows are compared.
 *
 * <p>Argument: the number of charges (default 1,000,000).
 */
public final class RangeBenchmark {
  private static final long FROM = micros("2025-04-01T00:00:00Z");
  private static final long TO = micros("2025-04-08T00:00:00Z");

  private final SparkSession spark;
  private final Path directory;

  private RangeBenchmark(SparkSession spark, Path directory) {
    this.spark = spark;
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    long charges = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    Path directory = Files.createTempDirectory("semblance-benchmark");
    SparkSession spark =
        SparkSessions.create(
            Map.of(
                "spark.log.level",
                "ERROR",
                "spark.sql.parquet.outputTimestampType",
                "TIMESTAMP_MICROS"));
    try {
      new RangeBenchmark(spark, directory).run(charges);
    } finally {
      spark.stop();
      FileUtils.deleteDirectory(directory.toFile());
    }
  }

  private void run(long charges) throws IOException {
    System.err.printf(Locale.ROOT, "generating %,d charges%n", charges);
    ChargeLog.writeByDate(spark, charges, path("charges"));
    Plan plan = plan();
    System.err.println("all of it");
    BackfillSummary all = SparkBackfill.run(spark, request(plan, "all").build(), quiet());
    System.err.println("one week");
    BackfillSummary week =
        SparkBackfill.run(spark, request(plan, "week").from(FROM).to(TO).build(), quiet());
    report("180 days", all);
    report("one week", week);
    System.out.printf(
        Locale.ROOT,
        "%nthe week reads %.1f%% of the bytes of the whole%n",
        100.0 * figures(week).bytesRead() / figures(all).bytesRead());
    compare();
  }

  private static void report(String name, BackfillSummary summary) {
    EventFigures read = figures(summary);
    System.out.printf(
        Locale.ROOT,
        "%-10s %,3d of %,d files, %,d of %,d bytes read, %,d charges used, %,d rows, %.1f s%n",
        name,
        read.filesRead(),
        read.files(),
        read.bytesRead(),
        read.bytes(),
        read.rows(),
        summary.rows(),
        summary.elapsed().toMillis() / 1e3);
  }

  private static EventFigures figures(BackfillSummary summary) {
    return summary.read().get("charge");
  }

  /** That the week's rows are those of the run over all. */
  private void compare() {
    Dataset<Row> week = spark.read().parquet(path("week"));
    Dataset<Row> same =
        spark
            .read()
            .parquet(path("all"))
            .where(col("date").between("2025-04-01", "2025-04-07"))
            .select(week.columns()[0], rest(week));
    long differing = week.exceptAll(same).count() + same.exceptAll(week).count();
    System.out.printf(Locale.ROOT, "rows of the week that differ: %,d%n", differing);
    if (differing > 0) {
      throw new IllegalStateException("the week has other rows");
    }
  }

  private static String[] rest(Dataset<Row> rows) {
    return java.util.Arrays.copyOfRange(rows.columns(), 1, rows.columns().length);
  }

  private BackfillRequest.Builder request(Plan plan, String out) throws IOException {
    Path bindings = directory.resolve("bindings.yaml");
    Files.writeString(bindings, "events:\n  charge:\n    archive: charges/\n");
    return BackfillRequest.of(plan, path(out))
        .planHash(CanonicalForm.of(plan).hash())
        .source("charge", new EventSource.Files(Bindings.read(bindings).event("charge")));
  }

  private static ProgressListener quiet() {
    return ProgressListener.NONE;
  }

  private static Plan plan() throws IOException {
    try (InputStream text = RangeBenchmark.class.getResourceAsStream("/benchmarks/week.feature")) {
      SourceFile source =
          new SourceFile("week.feature", new String(text.readAllBytes(), StandardCharsets.UTF_8));
      Compilation compilation = Compiler.compile(source);
      ResolvedProgram program =
          compilation
              .program()
              .orElseThrow(() -> new IllegalStateException(compilation.diagnostics().toString()));
      return Planner.plan(program, program.vectors().get(0));
    }
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }
}
