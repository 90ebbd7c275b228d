package dev.semblance.spark;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.source.OpenSource;
import dev.semblance.spark.source.ScanContext;
import dev.semblance.spark.source.ScanRequest;
import dev.semblance.spark.source.SourceOpener;
import dev.semblance.spark.task.Shipped;
import dev.semblance.spark.task.Tally;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Until when the events are complete that labels read. Where nobody says so, an archive is taken to
 * be complete until its latest event, whatever range of it is needed: it is read once for that.
 */
final class CompleteUntil {
  private final RunSession session;
  private final Map<String, EventSource> sources;
  private final BadRecordPolicy onBadRecord;

  /**
   * @param onBadRecord whether a bad record ends the run; if not, it is told of by those who read
   *     the archive for its values
   */
  CompleteUntil(RunSession session, Map<String, EventSource> sources, BadRecordPolicy onBadRecord) {
    this.session = session;
    this.sources = sources;
    this.onBadRecord = onBadRecord;
  }

  /**
   * For each event that labels of the plan read the last instant that is complete; an event without
   * a record has none.
   *
   * @param given until when all of them are complete; empty to find out
   */
  Map<String, Long> of(Plan plan, OptionalLong given) {
    Map<String, Long> complete = new HashMap<>();
    for (Stage stage : plan.stages()) {
      if (stage.looksAhead()) {
        String event = stage.sources().get(0).event();
        if (!complete.containsKey(event)) {
          OptionalLong until = given.isPresent() ? given : latest(plan.event(event));
          until.ifPresent(micros -> complete.put(event, micros));
        }
      }
    }
    return complete;
  }

  private OptionalLong latest(EventSchema event) {
    EventSource source = sources.get(event.name());
    if (source == null) {
      throw new BackfillException("event %s has no source".formatted(event.name()));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.session().sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(session.configuration()));
    try {
      OpenSource open =
          new SourceOpener(session.session(), session.configuration())
              .open(event, source, TimeRange.ALL);
      ScanContext scan =
          new ScanContext(
              Shipped.of(event),
              configuration,
              Tally.register(context.sc()),
              null,
              onBadRecord == BadRecordPolicy.FAIL ? null : "");
      LaneLayout times = new LaneLayout(event.timeField(), List.of());
      return open
          .scan(scan, new ScanRequest(times, TimeRange.ALL, 0, false))
          .mapPartitions(new Latest())
          .collect()
          .stream()
          .mapToLong(Long::longValue)
          .max();
    } finally {
      configuration.destroy();
    }
  }

  /** The latest time of a partition, if it has a row. */
  private static final class Latest implements FlatMapFunction<Iterator<InternalRow>, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Long> call(Iterator<InternalRow> rows) {
      if (!rows.hasNext()) {
        return List.<Long>of().iterator();
      }
      long latest = Long.MIN_VALUE;
      while (rows.hasNext()) {
        latest = Math.max(latest, rows.next().getLong(LaneLayout.TIME));
      }
      return List.of(latest).iterator();
    }
  }
}
