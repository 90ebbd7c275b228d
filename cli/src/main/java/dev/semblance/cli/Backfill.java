package dev.semblance.cli;

import static java.util.stream.Collectors.toList;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.SharedPlan;
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
import dev.semblance.spark.VectorTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.slf4j.LoggerFactory;

/** Backfills with what their user sees of them: progress, summary, a few rows. */
final class Backfill {
  private final Console console;
  private final List<Wanted> vectors;
  private final Bindings bindings;
  private final Map<String, String> settings;

  /**
   * A vector that is wanted.
   *
   * @param out where its rows go
   */
  record Wanted(VectorChoice.Chosen chosen, SelectionOptions.Selected selected, String out) {

    private String trigger() {
      return selected.plan().output().event();
    }
  }

  /**
   * @param vectors of one program
   * @param settings of Spark
   */
  Backfill(Console console, List<Wanted> vectors, Bindings bindings, Map<String, String> settings) {
    this.console = console;
    this.vectors = List.copyOf(vectors);
    this.bindings = bindings;
    this.settings = settings;
  }

  /**
   * How it is wanted.
   *
   * @param completeUntil until when labels are known, in microseconds; empty to find out
   * @param show how many rows of the result to print
   * @param checkpoints whether the rows of each stage are saved
   * @param resume whether to go on with what an interrupted run has saved
   * @param quiet neither progress nor a summary
   */
  record Wish(
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
    if (!wish.quiet()) {
      new ProgressView(console).announce("starting Spark");
    }
    // Who runs commands inside a program with a session of its own keeps it.
    boolean ours = SparkSession.getDefaultSession().isEmpty();
    SparkSession spark = start();
    try {
      for (List<Wanted> sharing : sharing(wish.order())) {
        run(spark, sharing, wish);
      }
    } finally {
      if (ours) {
        spark.stop();
      }
    }
  }

  /**
   * The vectors by event, whose stages they share. In the order of arrival it depends on all that a
   * vector remembers which of its triggers are answered, so each is computed by itself.
   */
  private Collection<List<Wanted>> sharing(EventOrder order) {
    return order == EventOrder.ARRIVAL
        ? vectors.stream().map(List::of).toList()
        : vectors.stream()
            .collect(Collectors.groupingBy(Wanted::trigger, LinkedHashMap::new, toList()))
            .values();
  }

  private void run(SparkSession spark, List<Wanted> sharing, Wish wish) throws IOException {
    ProgressView progress = new ProgressView(console);
    BackfillSummary summary;
    try {
      BackfillRequest request = request(sharing, wish);
      summary = SparkBackfill.run(spark, request, wish.quiet() ? ProgressListener.NONE : progress);
    } finally {
      progress.close();
    }
    if (!wish.quiet()) {
      new SummaryView(summary).print(console.err());
    }
    for (int i = 0; wish.show() > 0 && i < sharing.size(); i++) {
      if (vectors.size() > 1) {
        Plan.VectorOutput output = sharing.get(i).selected().plan().output();
        console.out().println(output.vector() + "@v" + output.version() + ":");
      }
      Plan plan = sharing.get(i).selected().plan();
      String out = summary.outputs().get(i).out();
      LatestRows.of(spark, plan, out, wish.show()).print(console.out());
    }
  }

  private SparkSession start() {
    // Begun by an interrupted thread, logging fails at length; joining takes no notice of that.
    CompletableFuture.runAsync(() -> LoggerFactory.getLogger(Backfill.class)).join();
    if (Thread.currentThread().isInterrupted()) {
      throw CommandFailure.environment("interrupted before Spark was started");
    }
    try {
      return SparkSessions.create(
          FunctionJars.toSpark(StorageSettings.ofSpark(bindings.s3(), settings)));
    } catch (Exception e) {
      // Among them checked ones, which Scala does not declare.
      throw CommandFailure.environment(
          "Spark does not start: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private BackfillRequest request(List<Wanted> sharing, Wish wish) {
    SharedPlan shared =
        sharing.size() == 1
            ? SharedPlan.of(sharing.get(0).selected().plan())
            : SharedPlan.of(
                sharing.get(0).chosen().program(),
                sharing.stream().map(wanted -> wanted.selected().vector()).toList());
    List<VectorTarget> targets = new ArrayList<>();
    for (int i = 0; i < sharing.size(); i++) {
      Wanted wanted = sharing.get(i);
      String hash = CanonicalForm.of(wanted.chosen().plan()).hash();
      targets.add(
          new VectorTarget(shared.vectors().get(i), hash, wanted.out(), wanted.selected().words()));
    }
    BackfillRequest.Builder request =
        BackfillRequest.of(shared.plan(), targets)
            .order(wish.order())
            .overwrite(wish.overwrite())
            .onBadRecord(wish.onBadRecord())
            .checkpoints(wish.checkpoints())
            .resume(wish.resume());
    wish.range().from().ifPresent(request::from);
    wish.range().end().ifPresent(request::to);
    wish.completeUntil().ifPresent(request::completeUntil);
    for (EventSchema event : shared.plan().events()) {
      request.source(event.name(), new EventSource.Files(bindings.event(event.name())));
    }
    return request.build();
  }
}
