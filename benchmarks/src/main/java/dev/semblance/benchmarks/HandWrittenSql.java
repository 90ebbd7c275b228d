package dev.semblance.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The features of {@code fraud.feature} as one writes them in Spark SQL: a sliding frame a window,
 * which ends one microsecond before the charge, and the charge itself added to it.
 */
final class HandWrittenSql {
  private static final long HOUR = 3_600_000_000L;
  private static final long DAY = 24 * HOUR;

  private final List<String> columns = new ArrayList<>();
  private final List<String> windows = new ArrayList<>();

  /** The training set as a query over the Parquet files at {@code path}. */
  static Dataset<Row> query(SparkSession spark, String path) {
    HandWrittenSql sql = new HandWrittenSql();
    sql.key("card", HOUR, DAY, 30 * DAY);
    sql.count("card", "1h").count("card", "1d").count("card", "30d");
    sql.sum("card", "1d", "spend_1d")
        .sum("card", "30d", "spend_30d")
        .mean("card", "30d")
        .max("card", "30d");
    sql.declines("card", "1d");
    sql.key("merchant", HOUR, DAY, 30 * DAY);
    sql.count("merchant", "1h").count("merchant", "1d").count("merchant", "30d");
    sql.sum("merchant", "1d", "spend_1d")
        .sum("merchant", "30d", "spend_30d")
        .mean("merchant", "30d");
    sql.declines("merchant", "1d");
    sql.key("email", HOUR, DAY, 30 * DAY);
    sql.count("email", "1d").count("email", "30d").sum("email", "30d", "spend");
    sql.declines("email", "30d");
    sql.key("ip", HOUR, DAY, 30 * DAY);
    sql.count("ip", "1h").count("ip", "1d").count("ip", "30d").sum("ip", "1d", "spend");
    sql.declines("ip", "1d");
    spark.read().parquet(path).createOrReplaceTempView("charge");
    return spark.sql(sql.text());
  }

  private String text() {
    return "select charge_id, created, amount, "
        + String.join(", ", columns)
        + ", to_date(created) as date from (select *, unix_micros(created) as micros from charge)"
        + " window "
        + String.join(", ", windows);
  }

  private void key(String key, long... lengths) {
    for (long length : lengths) {
      windows.add(
          "%s_%s as (partition by %s order by micros range between %d preceding and 1 preceding)"
              .formatted(key, name(length), key, length));
    }
  }

  private static String name(long length) {
    return length < DAY ? length / HOUR + "h" : length / DAY + "d";
  }

  private HandWrittenSql count(String key, String window) {
    return add("count(*) over %1$s_%2$s + 1 as %1$s_activity_charges_%2$s", key, window);
  }

  private HandWrittenSql sum(String key, String window, String name) {
    return add(
        "coalesce(sum(amount) over %1$s_%2$s, 0) + amount as %1$s_activity_" + name, key, window);
  }

  private HandWrittenSql mean(String key, String window) {
    return add(
        "double(coalesce(sum(amount) over %1$s_%2$s, 0) + amount) / (count(amount) over %1$s_%2$s +"
            + " 1) as %1$s_activity_mean_%2$s",
        key, window);
  }

  private HandWrittenSql max(String key, String window) {
    return add(
        "greatest(max(amount) over %1$s_%2$s, amount) as %1$s_activity_max_%2$s", key, window);
  }

  private HandWrittenSql declines(String key, String window) {
    return add(
        "count_if(outcome = 'failed') over %1$s_%2$s + if(outcome = 'failed', 1, 0)"
            + " as %1$s_activity_declines",
        key, window);
  }

  private HandWrittenSql add(String template, String key, String window) {
    columns.add(template.formatted(key, window));
    return this;
  }
}
