package dev.semblance.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests of a JVM. */
final class TestSpark {
  private static final SparkSession SESSION =
      SparkSessions.create(Map.of("spark.master", "local[2]"));

  private TestSpark() {}

  static SparkSession session() {
    return SESSION;
  }
}
