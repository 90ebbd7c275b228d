package dev.semblance.parity.engine;

import dev.semblance.spark.SparkSessions;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests of a JVM. */
public final class TestSpark {
  private static final SparkSession SESSION =
      SparkSessions.create(Map.of("spark.master", "local[2]"));

  private TestSpark() {}

  public static SparkSession session() {
    return SESSION;
  }
}
