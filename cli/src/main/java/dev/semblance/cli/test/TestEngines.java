package dev.semblance.cli.test;

import dev.semblance.cli.FunctionJars;
import dev.semblance.spark.SparkSessions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** The engines that tests run on. Spark is started with the first test, and then stays. */
public final class TestEngines implements AutoCloseable {
  private final Set<EngineName> chosen;
  private final Runnable announceSpark;
  private List<TestEngine> engines = List.of();
  private SparkSession ours;

  /**
   * @param announceSpark called before Spark is started, which takes some seconds
   */
  public TestEngines(Set<EngineName> chosen, Runnable announceSpark) {
    this.chosen = EnumSet.copyOf(chosen);
    this.announceSpark = announceSpark;
  }

  /** Those chosen, the reference first, ready to run. */
  public List<TestEngine> started() {
    if (engines.isEmpty()) {
      List<TestEngine> all = new ArrayList<>();
      for (EngineName name : chosen) {
        all.add(
            switch (name) {
              case REFERENCE -> new ReferenceTestEngine();
              case EMBEDDED -> new EmbeddedTestEngine();
              case SPARK -> new SparkTestEngine(spark());
            });
      }
      engines = List.copyOf(all);
    }
    return engines;
  }

  /** Their names, in the order of {@link #started}. */
  public List<String> names() {
    return chosen.stream().map(EngineName::toString).toList();
  }

  private SparkSession spark() {
    if (SparkSession.getDefaultSession().isDefined()) {
      return SparkSession.getDefaultSession().get(); // Of the program that runs this command.
    }
    announceSpark.run();
    ours = SparkSessions.create(FunctionJars.toSpark(Map.of()));
    return ours;
  }

  @Override
  public void close() {
    if (ours != null) {
      ours.stop();
    }
  }
}
