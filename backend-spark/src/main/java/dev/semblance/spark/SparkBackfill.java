package dev.semblance.spark;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.output.SchemaFile;
import dev.semblance.spark.output.VectorColumn;
import dev.semblance.spark.output.VectorFiles;
import dev.semblance.spark.output.VectorOutput;
import dev.semblance.spark.plan.ArrivalOrder;
import dev.semblance.spark.plan.BackfillPlanner;
import dev.semblance.spark.plan.BackfillSteps;
import dev.semblance.spark.plan.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
   * Writes the vector's rows as Parquet, partitioned by the trigger's UTC date. Nothing is to be
   * seen at the destination until all of it is there.
   *
   * @throws BackfillException if it cannot be done; then the destination is as it was. In the order
   *     of arrival that is so, too, if an event of the plan does not say when it arrived
   */
  public static BackfillSummary run(
      SparkSession spark, BackfillRequest request, ProgressListener listener) {
    checkNames(request.plan());
    BackfillSteps steps = steps(request.plan(), range(request), request.order(), request.sources());
    RunSession session = new RunSession(spark);
    OutputPlace place =
        OutputPlace.prepare(request.out(), request.overwrite(), session.configuration());
    // Stopping the process takes the unfinished output with it.
    Runnable discard = place::discard;
    ShutdownHookManager.get()
        .addShutdownHook(discard, SHUTDOWN_PRIORITY, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    try {
      return write(session, request, steps, listener, place);
    } catch (Exception e) { // Spark's own are checked, and undeclared.
      throw Failures.explain(e);
    } finally {
      place.discard();
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(discard);
      }
    }
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
      BackfillSteps steps,
      ProgressListener listener,
      OutputPlace place)
      throws IOException {
    long started = System.nanoTime();
    Path quarantine =
        request.onBadRecord() == BadRecordPolicy.FAIL
            ? null
            : new Path(place.staging(), OutputPlace.QUARANTINE);
    BackfillRun run =
        new BackfillRun(
            session, steps, request.sources(), quarantine, listener, OptionalInt.empty());
    VectorOutput.Written written =
        run.write(place.staging(), SchemaFile.metadata(request.plan(), request.planHash()));
    SchemaFile.write(place.fileSystem(), place.staging(), request.plan(), request.planHash());
    place.publish();
    Map<String, Long> bad = run.badRecords();
    boolean quarantined = bad.values().stream().anyMatch(count -> count > 0);
    return new BackfillSummary(
        request.order(),
        written.rows(),
        bad,
        run.duplicates(),
        run.tooLate(),
        run.refused(),
        written.files(),
        written.bytes(),
        place.destination().toString(),
        quarantined ? new Path(place.destination(), OutputPlace.QUARANTINE).toString() : "",
        Duration.ofNanos(System.nanoTime() - started));
  }

  private static TimeRange range(BackfillRequest request) {
    return new TimeRange(
        request.fromMicros().orElse(Long.MIN_VALUE), request.toMicros().orElse(Long.MAX_VALUE));
  }

  private static BackfillSteps steps(
      Plan plan, TimeRange triggers, EventOrder order, Map<String, EventSource> sources) {
    Optional<ArrivalOrder> arrivals =
        order == EventOrder.EVENT
            ? Optional.empty()
            : Optional.of(
                ArrivalOrder.of(
                    plan,
                    event -> sources.containsKey(event) ? sources.get(event).latenessMicros() : 0));
    return BackfillPlanner.plan(plan, triggers, arrivals);
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
    BackfillSteps steps = steps(plan, TimeRange.ALL, order, sources);
    try {
      return new BackfillRun(
              new RunSession(spark),
              steps,
              sources,
              null,
              ProgressListener.NONE,
              OptionalInt.of(partitions))
          .collect();
    } catch (Exception e) { // Spark's own are checked, and undeclared.
      throw Failures.explain(e);
    }
  }
}
