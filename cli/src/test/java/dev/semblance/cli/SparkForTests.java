package dev.semblance.cli;

import dev.semblance.spark.SparkSessions;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One session for all tests that compute something: commands use the one that is there. */
final class SparkForTests implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(SparkForTests.class))
        .getOrComputeIfAbsent("session", any -> start(), AutoCloseable.class);
  }

  private static AutoCloseable start() {
    SparkSession session =
        SparkSessions.create(
            Map.of("spark.master", "local[2]", "spark.sql.shuffle.partitions", "2"));
    return session::stop;
  }
}
