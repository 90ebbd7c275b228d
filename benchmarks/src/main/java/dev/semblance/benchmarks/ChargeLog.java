package dev.semblance.benchmarks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A generated log of card charges over 180 days. One merchant has a tenth of all charges, the other
 * keys follow a power law; the same size always gives the same log.
 */
final class ChargeLog {
  private static final String START_MICROS = "1735689600000000L";
  private static final long DAYS = 180;

  private ChargeLog() {}

  /** Writes {@code charges} charges as Parquet to {@code path}, in no particular order. */
  static void write(SparkSession spark, long charges, String path) {
    rows(spark, charges).write().mode(SaveMode.Overwrite).parquet(path);
  }

  /** The same, with a directory for each date, and in it the date's charges by time. */
  static void writeByDate(SparkSession spark, long charges, String path) {
    rows(spark, charges)
        .withColumn("date", expr("to_date(created)"))
        .repartition(col("date"))
        .sortWithinPartitions("created")
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy("date")
        .parquet(path);
  }

  private static Dataset<Row> rows(SparkSession spark, long charges) {
    long cards = Math.max(1, charges / 20);
    long merchants = Math.max(1, charges / 200);
    return spark
        .range(0, charges, 1, spark.sparkContext().defaultParallelism())
        .select(
            concat(lit("ch_"), expr("lpad(hex(id), 12, '0')")).as("charge_id"),
            expr("timestamp_micros("
                    + START_MICROS
                    + " + pmod(xxhash64(id, 1), "
                    + DAYS * 86_400_000L
                    + "L) * 1000)")
                .as("created"),
            concat(lit("card_"), skewed(2, cards)).as("card"),
            expr("if(" + uniform(3) + " < 0.1, 'm_hot', concat('m_', " + text(4, merchants) + "))")
                .as("merchant"),
            concat(lit("10."), skewed(5, cards)).as("ip"),
            concat(skewed(6, cards), lit("@example.org")).as("email"),
            expr("cast(round(exp(" + uniform(7) + " * 7), 2) as decimal(12, 2))").as("amount"),
            expr("if("
                    + uniform(8)
                    + " < 0.05, null, element_at(array('NL','DE','FR','BR','US','GB','IN'), "
                    + "cast(pmod(xxhash64(id, 9), 7) + 1 as int)))")
                .as("country"),
            expr("if(" + uniform(10) + " < 0.12, 'failed', 'succeeded')").as("outcome"))
        .select(col("*"));
  }

  /** A number from 0 to below 1 that only depends on the row and {@code salt}. */
  private static String uniform(int salt) {
    return "(pmod(xxhash64(id, " + salt + "), 1000003L) / 1000003.0D)";
  }

  private static Column skewed(int salt, long keys) {
    return expr(text(salt, keys));
  }

  /** A key out of {@code keys}: low ones are frequent, as cards and shops are. */
  private static String text(int salt, long keys) {
    return "cast(floor(pow(" + uniform(salt) + ", 2) * " + keys + ") as string)";
  }
}
