package dev.semblance.cli;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.spark.BackfillRequest;
import dev.semblance.spark.BackfillSummary;
import dev.semblance.spark.BadRecordPolicy;
import dev.semblance.spark.CheckpointPolicy;
import dev.semblance.spark.EventOrder;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.ProgressListener;
import dev.semblance.spark.SparkBackfill;
import dev.semblance.spark.SparkSessions;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;

/** A backfill with what its user sees of it: progress, summary, a few rows. */
final class Backfill {
  private final Console console;
  private final Plan plan;
  private final String planHash;
  private final Map<String, String> selection;
  private final Bindings bindings;
  private final Map<String, String> settings;

  /**
   * @param planHash of the whole vector
   * @param settings of Spark
   */
  Backfill(
      Console console,
      String planHash,
      SelectionOptions.Selected selected,
      Bindings bindings,
      Map<String, String> settings) {
    this.console = console;
    this.plan = selected.plan();
    this.planHash = planHash;
    this.selection = selected.words();
    this.bindings = bindings;
    this.settings = settings;
  }

  /**
   * What is wanted.
   *
   * @param completeUntil until when labels are known, in microseconds; empty to find out
   * @param show how many rows of the result to print
   * @param checkpoints whether the rows of each stage are saved
   * @param resume whether to go on with what an interrupted run has saved
   * @param quiet neither progress nor a summary
   */
  record Wish(
      String out,
      EventOrder order,
      TriggerRange range,
      OptionalLong completeUntil,
      boolean overwrite,
      BadRecordPolicy onBadRecord,
      CheckpointPolicy checkpoints,
      boolean resume,
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
      return SparkSessions.create(StorageSettings.ofSpark(bindings.s3(), settings));
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
            .planHash(planHash)
            .selection(selection)
            .order(wish.order())
            .overwrite(wish.overwrite())
            .onBadRecord(wish.onBadRecord())
            .checkpoints(wish.checkpoints())
            .resume(wish.resume());
    wish.range().from().ifPresent(request::from);
    wish.range().end().ifPresent(request::to);
    wish.completeUntil().ifPresent(request::completeUntil);
    for (EventSchema event : plan.events()) {
      request.source(event.name(), new EventSource.Files(bindings.event(event.name())));
    }
    return request.build();
  }
}
