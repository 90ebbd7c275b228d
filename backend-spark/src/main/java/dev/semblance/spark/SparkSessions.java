package dev.semblance.spark;

import dev.semblance.spark.storage.S3Defaults;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Makes Spark sessions that suit backfills. */
public final class SparkSessions {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String MASTER = "spark.master";

  private SparkSessions() {}

  /** A session on all cores of this machine. */
  public static SparkSession local() {
    return create(Map.of());
  }

  /**
   * A session.
   *
   * @param configuration settings of Spark, which win over all defaults; without {@code
   *     spark.master}, and unless a launcher has set one, Spark runs in this process on all cores
   */
  public static SparkSession create(Map<String, String> configuration) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.app.name", "semblance");
    String master = configuration.getOrDefault(MASTER, System.getProperty(MASTER, "local[*]"));
    settings.put(MASTER, master);
    if (master.startsWith("local")) {
      settings.putAll(localDefaults());
    }
    settings.putAll(defaults());
    S3Defaults.settings(new Configuration())
        .forEach((key, value) -> settings.put("spark.hadoop." + key, value));
    // What spark-submit sets, it sets as system properties.
    settings.keySet().removeIf(key -> !key.equals(MASTER) && System.getProperty(key) != null);
    settings.putAll(configuration);
    SparkSession.Builder builder = SparkSession.builder();
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }

  private static Map<String, String> localDefaults() {
    return Map.of(
        "spark.ui.enabled", "false",
        // Nobody else takes part, so nothing has to be reachable from outside.
        "spark.driver.bindAddress", LOOPBACK,
        "spark.driver.host", LOOPBACK);
  }

  private static Map<String, String> defaults() {
    return Map.of(
        "spark.sql.session.timeZone", "UTC",
        "spark.ui.showConsoleProgress", "false",
        // Exchanges get as many partitions as their size asks for.
        "spark.sql.adaptive.enabled", "true",
        "spark.cleaner.periodicGC.interval", "5min");
  }
}
