package dev.semblance.cli;

import dev.semblance.streaming.application.FeatureApplication;
import dev.semblance.streaming.topology.TopologyTopics;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an application that has just been started reads, writes and listens to, for its user. */
final class StartReport {
  private StartReport() {}

  /**
   * @param kafka of which only what can be no secret is printed
   */
  static void print(PrintWriter err, FeatureApplication application, Map<String, String> kafka) {
    TopologyTopics topics = application.topology().topics();
    line(err, "application", application.topology().settings().applicationId());
    line(err, "Kafka", kafka.get("bootstrap.servers"));
    line(err, "reads", String.join(", ", topics.sources()));
    new TreeMap<>(topics.outputs())
        .forEach((vector, topic) -> line(err, "writes", vector + " to " + topic));
    line(err, "dead letters", topics.deadLetters());
    line(err, "state", kafka.get("state.dir"));
    application
        .httpAddress()
        .ifPresent(
            address ->
                line(
                    err,
                    "listens",
                    "http://"
                        + address.getHostString()
                        + ":"
                        + address.getPort()
                        + "/ready, /health, /metrics, /vectors/NAME"));
    err.flush();
  }

  private static void line(PrintWriter err, String name, String value) {
    err.println(String.format(Locale.ROOT, "%-12s %s", name, value));
  }
}
