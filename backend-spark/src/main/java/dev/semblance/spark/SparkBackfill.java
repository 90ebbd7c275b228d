package dev.semblance.spark;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.checkpoint.Checkpoints;
import dev.semblance.spark.output.VectorColumn;
import dev.semblance.spark.output.VectorFiles;
import dev.semblance.spark.plan.ArrivalOrder;
import dev.semblance.spark.plan.BackfillPlanner;
import dev.semblance.spark.plan.BackfillSteps;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.storage.S3Reach;
import dev.semblance.spark.storage.StoragePath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;

/** Computes a vector for all triggers of a stretch of the past, on Spark. */
public final class SparkBackfill {

  /** After Spark has stopped its tasks (40), before Hadoop closes its file systems (10). */
  private static final int SHUTDOWN_PRIORITY = 25;

  private static final long SHUTDOWN_SECONDS = 20;

  private SparkBackfill() {}

  /**
   * Writes each vector's rows as Parquet, partitioned by the trigger's UTC date. An output changes
   * in one step when all is there: that of its {@link dev.semblance.spark.output.Manifest}.
   *
   * @throws BackfillException if it cannot be done; then the destinations are as they were. In the
   *     order of arrival that is so, too, if an event of the plan does not say when it arrived
   */
  public static BackfillSummary run(
      SparkSession spark, BackfillRequest request, ProgressListener listener) {
    request.targets().forEach(target -> checkNames(target.plan()));
    Optional<ArrivalOrder> arrivals = arrivals(request.plan(), request.order(), request.sources());
    RunSession session = new RunSession(spark);
    S3Reach.check(places(request), session.configuration());
    RunOutputs outputs = RunOutputs.prepare(request, range(request), session.configuration());
    // Stopping the process takes the unfinished output with it.
    Runnable discard = outputs::discard;
    ShutdownHookManager.get()
        .addShutdownHook(discard, SHUTDOWN_PRIORITY, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    try {
      return write(session, request, arrivals, listener, outputs);
    } catch (Exception e) { // Spark's own are checked, and undeclared.
      throw Failures.explain(e);
    } finally {
      outputs.discard();
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(discard);
      }
    }
  }

  /** All that is written or read. */
  private static List<Path> places(BackfillRequest request) {
    List<Path> places = new ArrayList<>();
    request.targets().forEach(target -> places.add(StoragePath.output(target.out())));
    request
        .sources()
        .forEach(
            (event, source) -> {
              if (source instanceof EventSource.Files files && files.binding().archive() != null) {
                String archive = files.binding().archive().path();
                places.add(StoragePath.archive(archive, "the archive of event " + event));
              }
            });
    return places;
  }

  /** A column of the output cannot have the name of the directories that dates get. */
  private static void checkNames(Plan plan) {
    for (VectorColumn column : VectorColumn.of(plan)) {
      if (column.name().equals(VectorFiles.DATE_COLUMN)) {
        throw new BackfillException(
            "vector %s has a column `%s`, which is the name of the output's partitions: rename it"
                .formatted(plan.output().vector(), column.name()));
      }
    }
  }

  private static BackfillSummary write(
      RunSession session,
      BackfillRequest request,
      Optional<ArrivalOrder> arrivals,
      ProgressListener listener,
      RunOutputs outputs)
      throws IOException {
    long started = System.nanoTime();
    Path quarantine =
        request.onBadRecord() == BadRecordPolicy.FAIL ? null : outputs.first().quarantine();
    CompleteUntil complete = new CompleteUntil(session, request.sources(), request.onBadRecord());
    BackfillSteps steps =
        BackfillPlanner.plan(
            request.plan(),
            range(request),
            arrivals,
            complete.of(request.plan(), request.completeUntilMicros()));
    BackfillRun run =
        new BackfillRun(
            session,
            steps,
            request.sources(),
            quarantine,
            listener,
            OptionalInt.empty(),
            request.targets().size());
    Checkpoints checkpoints = run.checkpoints(request, outputs.first(), listener);
    List<BackfillSummary.Output> written =
        outputs.publish(run.write(outputs.places(), checkpoints), checkpoints::remove);
    Map<String, Long> bad = run.badRecords();
    boolean quarantined = bad.values().stream().anyMatch(count -> count > 0);
    return new BackfillSummary(
        request.order(),
        run.figures(),
        bad,
        run.duplicates(),
        run.conflicts(),
        run.tooLate(),
        run.refused(),
        written,
        quarantined ? outputs.first().publishedQuarantine().toString() : "",
        Duration.ofNanos(System.nanoTime() - started));
  }

  private static TimeRange range(BackfillRequest request) {
    return new TimeRange(
        request.fromMicros().orElse(Long.MIN_VALUE), request.toMicros().orElse(Long.MAX_VALUE));
  }

  private static Optional<ArrivalOrder> arrivals(
      Plan plan, EventOrder order, Map<String, EventSource> sources) {
    return order == EventOrder.EVENT
        ? Optional.empty()
        : Optional.of(
            ArrivalOrder.of(
                plan,
                event -> sources.containsKey(event) ? sources.get(event).latenessMicros() : 0));
  }

  /** The columns of the vector's rows: id, time, then what the vector lists. */
  public static List<VectorColumn> columns(Plan plan) {
    return VectorColumn.of(plan);
  }

  /**
   * The vector's rows for events in memory, in the order of time, id and content: for tests and
   * small programs.
   *
   * @param events for each event of the plan its rows, as {@link EventSource.Memory} wants them
   * @param partitions how many tasks read each event, and take part in each exchange
   * @return for each row the values of {@link #columns}, boxed
   */
  public static List<List<Object>> collect(
      SparkSession spark, Plan plan, Map<String, List<List<Object>>> events, int partitions) {
    Map<String, EventSource> sources = new HashMap<>();
    plan.events()
        .forEach(
            event ->
                sources.put(
                    event.name(),
                    new EventSource.Memory(
                        events.getOrDefault(event.name(), List.of()), partitions)));
    return collect(spark, plan, EventOrder.EVENT, sources, partitions);
  }

  /**
   * The vector's rows, in the order of time, id and content: for tests and small programs.
   *
   * @param sources for each event of the plan
   * @param partitions how many tasks take part in each exchange
   * @return for each row the values of {@link #columns}, boxed
   */
  public static List<List<Object>> collect(
      SparkSession spark,
      Plan plan,
      EventOrder order,
      Map<String, EventSource> sources,
      int partitions) {
    Optional<ArrivalOrder> arrivals = arrivals(plan, order, sources);
    RunSession session = new RunSession(spark);
    try {
      CompleteUntil complete = new CompleteUntil(session, sources, BadRecordPolicy.FAIL);
      BackfillSteps steps =
          BackfillPlanner.plan(
              plan, TimeRange.ALL, arrivals, complete.of(plan, OptionalLong.empty()));
      return new BackfillRun(
              session, steps, sources, null, ProgressListener.NONE, OptionalInt.of(partitions), 1)
          .collect();
    } catch (Exception e) { // Spark's own are checked, and undeclared.
      throw Failures.explain(e);
    }
  }
}
