package dev.semblance.cli;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.spark.BackfillRequest;
import dev.semblance.spark.BackfillSummary;
import dev.semblance.spark.BadRecordPolicy;
import dev.semblance.spark.EventOrder;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.ProgressListener;
import dev.semblance.spark.SparkBackfill;
import dev.semblance.spark.SparkSessions;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A backfill with what its user sees of it: progress, summary, a few rows. */
final class Backfill {
  private final Console console;
  private final Plan plan;
  private final Bindings bindings;
  private final Map<String, String> settings;

  /**
   * @param settings of Spark
   */
  Backfill(Console console, Plan plan, Bindings bindings, Map<String, String> settings) {
    this.console = console;
    this.plan = plan;
    this.bindings = bindings;
    this.settings = settings;
  }

  /**
   * What is wanted.
   *
   * @param show how many rows of the result to print
   * @param quiet neither progress nor a summary
   */
  record Wish(
      String out,
      EventOrder order,
      TriggerRange range,
      boolean overwrite,
      BadRecordPolicy onBadRecord,
      int show,
      boolean quiet) {}

  void run(Wish wish) throws IOException {
    ProgressView progress = new ProgressView(console);
    if (!wish.quiet()) {
      progress.announce("starting Spark");
    }
    // Who runs commands inside a program with a session of its own keeps it.
    boolean ours = SparkSession.getDefaultSession().isEmpty();
    SparkSession spark = start();
    try {
      BackfillSummary summary =
          SparkBackfill.run(spark, request(wish), wish.quiet() ? ProgressListener.NONE : progress);
      progress.close();
      if (!wish.quiet()) {
        new SummaryView(summary).print(console.err());
      }
      if (wish.show() > 0) {
        LatestRows.of(spark, plan, summary.out(), wish.show()).print(console.out());
      }
    } finally {
      progress.close();
      if (ours) {
        spark.stop();
      }
    }
  }

  private SparkSession start() {
    try {
      return SparkSessions.create(settings);
    } catch (Exception e) {
      // Among them checked ones, which Scala does not declare.
      throw CommandFailure.environment(
          "Spark does not start: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private BackfillRequest request(Wish wish) {
    BackfillRequest.Builder request =
        BackfillRequest.of(plan, wish.out())
            .planHash(CanonicalForm.of(plan).hash())
            .order(wish.order())
            .overwrite(wish.overwrite())
            .onBadRecord(wish.onBadRecord());
    wish.range().from().ifPresent(request::from);
    wish.range().end().ifPresent(request::to);
    for (EventSchema event : plan.events()) {
      request.source(event.name(), new EventSource.Files(bindings.event(event.name())));
    }
    return request.build();
  }
}
