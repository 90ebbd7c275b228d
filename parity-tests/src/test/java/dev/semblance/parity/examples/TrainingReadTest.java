package dev.semblance.parity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.parity.engine.TestSpark;
import dev.semblance.spark.BackfillRequest;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.ProgressListener;
import dev.semblance.spark.SparkBackfill;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.Iterator;

/** What a training service reads of an output, as docs/training.md says: no more than it needs. */
class TrainingReadTest {
  private static final String CHARGES =
      """
      event charge {
        id     : string          @id
        at     : timestamp       @time
        card   : string
        amount : decimal(12, 2)
      }
      features activity v1 by card from charge {
        n     = count()      over 2d
        spent = sum(amount)  over 2d
        mean  = mean(amount) over 2d
      }
      vector fraud v1 on charge { card, amount, activity.* }
      """;

  private static final int DATES = 4;
  private static final int CHARGES_A_DATE = 500;
  private static final long HOUR = 3_600_000_000L;

  @TempDir private static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void backfill() {
    ResolvedProgram program =
        Compiler.compile(new SourceFile("fraud.feature", CHARGES)).program().orElseThrow();
    Plan plan = Planner.plan(program, program.vectors().get(0));
    long start = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli() * 1000;
    List<List<Object>> charges = new ArrayList<>();
    for (int i = 0; i < DATES * CHARGES_A_DATE; i++) {
      long time = start + (i / CHARGES_A_DATE) * 24 * HOUR + i % CHARGES_A_DATE * 1_000_000L;
      BigDecimal amount = BigDecimal.valueOf(i % 997, 2);
      charges.add(List.of("c" + i, time, "card" + i % 50, amount));
    }
    SparkBackfill.run(
        TestSpark.session(),
        BackfillRequest.of(plan, folder.resolve("fraud").toString())
            .planHash("cafe")
            .source("charge", new EventSource.Memory(charges, 2))
            .build(),
        ProgressListener.NONE);
    spark = TestSpark.session().newSession();
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    spark.conf().set("spark.sql.session.timeZone", "UTC");
  }

  /** The scan of a query that has run. */
  private static FileSourceScanExec scanOf(Dataset<Row> rows) {
    rows.collectAsList();
    SparkPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().executedPlan();
    Iterator<SparkPlan> leaves = plan.collectLeaves().iterator();
    return (FileSourceScanExec) leaves.next();
  }

  private static long metric(FileSourceScanExec scan, String name) {
    return scan.metrics().apply(name).value();
  }

  @Test
  void sparkOpensTheDatesAndColumnsThatAreAskedFor() {
    FileSourceScanExec scan =
        scanOf(
            spark
                .read()
                .parquet(folder.resolve("fraud").toString())
                .where("date >= '2026-03-03'")
                .select("activity_n", "activity_mean"));
    FileSourceScanExec all = scanOf(spark.read().parquet(folder.resolve("fraud").toString()));
    assertThat(scan.requiredSchema().fieldNames()).containsExactly("activity_n", "activity_mean");
    assertThat(metric(scan, "numOutputRows")).isEqualTo(2 * CHARGES_A_DATE);
    assertThat(metric(scan, "numFiles")).isEqualTo(metric(all, "numFiles") / 2);
  }

  @Test
  void sparkLeavesOutPartsByTheStatisticsOfTheTime() {
    FileSourceScanExec scan =
        scanOf(
            spark
                .read()
                .parquet(folder.resolve("fraud").toString())
                .where("at < timestamp'2026-03-02 00:00:00Z'")
                .select("activity_n"));
    // No date is asked for, so all files are opened; but only one date's rows leave the reader.
    assertThat(metric(scan, "numOutputRows")).isEqualTo(CHARGES_A_DATE);
  }

  @Test
  void duckDbOpensTheDatesAndColumnsThatAreAskedFor() throws Exception {
    String files = "read_parquet('" + folder.resolve("fraud") + "/date=*/*.parquet')";
    try (DuckDb duck = new DuckDb()) {
      String plan =
          String.join(
              "\n",
              duck.rows(
                      "explain analyze select activity_n, activity_mean from "
                          + files
                          + " where date >= date '2026-03-03'")
                  .get(0));
      assertThat(plan).contains("activity_mean").doesNotContain("activity_spent");
      assertThat(plan).containsPattern("Total Files Read:\\s+2\\b");
      List<String> types =
          duck
              .rows("select column_name || ' ' || column_type from (describe from " + files + ")")
              .stream()
              .map(row -> row.get(0))
              .toList();
      assertThat(types)
          .containsExactly(
              "id VARCHAR",
              "at TIMESTAMP WITH TIME ZONE",
              "card VARCHAR",
              "amount DECIMAL(12,2)",
              "activity_n BIGINT",
              "activity_spent DECIMAL(38,2)",
              "activity_mean DOUBLE",
              "date DATE");
    }
  }
}
