package dev.semblance.cli;

import dev.semblance.cli.test.TestOutcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells of tests as they end, or of all together where tools read it. */
final class TestReport {
  private final PrintWriter out;
  private final List<String> engines;
  private final OutputFormat format;
  private final List<TestOutcome> outcomes = new ArrayList<>();

  TestReport(PrintWriter out, List<String> engines, OutputFormat format) {
    this.out = out;
    this.engines = engines;
    this.format = format;
  }

  void add(TestOutcome outcome) {
    outcomes.add(outcome);
    if (format == OutputFormat.TEXT) {
      out.println(TestText.line(outcome));
      TestText.details(outcome).forEach(line -> out.println(("  " + line).stripTrailing()));
      out.flush();
    }
  }

  void conclude() {
    if (format == OutputFormat.JSON) {
      out.print(TestJson.of(engines, outcomes));
    } else {
      out.println(summary());
    }
    out.flush();
  }

  private String summary() {
    if (outcomes.isEmpty()) {
      return "no tests";
    }
    long passed = outcomes.stream().filter(TestOutcome::passed).count();
    long failed = outcomes.size() - passed;
    Duration time = outcomes.stream().map(TestOutcome::time).reduce(Duration.ZERO, Duration::plus);
    return "%d passed, %d failed, on %s, in %s"
        .formatted(passed, failed, String.join(", ", engines), TestText.time(time));
  }

  List<TestOutcome> outcomes() {
    return outcomes;
  }
}
