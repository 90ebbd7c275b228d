package dev.semblance.streaming.replay;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.ArrivalFields;
import dev.semblance.compiler.plan.EventRanks;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.EventIdentity;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Takes recorded events into the embedded engine, in the order of their times or of their arrival:
 * first all events are read, then the engine runs.
 *
 * <p>In the order of times every event counts and the vectors are those of a backfill. In the order
 * of arrival they are those that serving gave, or would have given.
 *
 * <p>Events take a fixed amount of memory; the rest waits in files of the scratch folder, which
 * takes about as many bytes as the events have.
 */
public final class Replay implements Closeable {
  private static final long MEMORY_BYTES = 128L << 20;
  private static final int BATCH_ROWS = 1024;

  /** What a kind of event needs on its way in and out. */
  private record Kind(int index, EventSchema schema, EventIdentity identity, ColumnBatch batch) {}

  /**
   * Which triggers get a vector.
   *
   * @param fromMicros the first instant of them
   * @param endMicros the first instant after them
   */
  public record Range(long fromMicros, long endMicros) {
    public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean contains(long micros) {
      return micros >= fromMicros && micros < endMicros;
    }
  }

  private final ReplayOrder order;
  private final List<Kind> kinds = new ArrayList<>();
  private final Map<String, Kind> byName = new HashMap<>();
  private final EventSorter sorter;
  private final StateOutput rowBytes = new StateOutput();
  private Consumer<Rejection> rejections = rejection -> {};

  /**
   * @param scratch an empty folder for events that do not fit in memory
   * @throws IllegalArgumentException in the order of arrival, if an event has no {@code @arrival}
   *     field, or one counts and another tells the time; the message is for the user
   */
  public Replay(Plan plan, ReplayOrder order, Path scratch) {
    this(plan, order, scratch, MEMORY_BYTES);
  }

  Replay(Plan plan, ReplayOrder order, Path scratch, long memoryBytes) {
    if (order == ReplayOrder.ARRIVAL) {
      ArrivalFields.check(plan);
    }
    this.order = order;
    for (String name : EventRanks.order(plan)) {
      EventSchema schema = plan.event(name);
      Kind kind =
          new Kind(
              kinds.size(),
              schema,
              new EventIdentity(schema),
              new ColumnBatch(EventLayout.of(schema), BATCH_ROWS));
      kinds.add(kind);
      byName.put(name, kind);
    }
    this.sorter = new EventSorter(scratch, memoryBytes);
  }

  /**
   * Reads all events of a kind; may be called several times, before {@link #run}.
   *
   * @param event one of the plan
   * @param progress hears how many were read so far
   * @return how many were read
   * @throws InterruptedIOException if the thread is interrupted
   */
  public long read(String event, EventFeed feed, LongConsumer progress) throws IOException {
    Kind kind = requireNonNull(byName.get(event), event);
    long count = 0;
    boolean more = true;
    while (more) {
      requireNotInterrupted();
      kind.batch().clear();
      more = feed.fill(kind.batch(), BATCH_ROWS);
      for (int row = 0; row < kind.batch().rows(); row++) {
        sorter.add(recorded(kind, row));
      }
      count += kind.batch().rows();
      progress.accept(count);
    }
    return count;
  }

  private RecordedEvent recorded(Kind kind, int row) throws IOException {
    EventSchema schema = kind.schema();
    long time = kind.batch().vector(schema.timeField()).longs()[row];
    long position =
        order == ReplayOrder.EVENT
            ? time
            : kind.batch().vector(schema.arrivalField().orElseThrow()).longs()[row];
    return new RecordedEvent(
        position,
        time,
        kind.index(),
        kind.identity().of(kind.batch(), row).bytes(),
        bytesOf(kind.batch(), row));
  }

  private byte[] bytesOf(ColumnBatch batch, int row) {
    rowBytes.clear();
    rowBytes.writeRow(batch, row);
    return rowBytes.toByteArray();
  }

  /**
   * Who hears of what is turned away in the order of arrival, for each vector, group and join that
   * does; nobody unless told otherwise.
   */
  public Replay onRejection(Consumer<Rejection> listener) {
    rejections = requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Runs the events that were read through an engine; once only.
   *
   * @param builder of an engine for the plan, without state from before; told here who hears of
   *     rejections, and to wait for nothing in the order of times
   * @param sink gets the vectors in the order in which their triggers are taken in
   * @param progress hears how many events were taken in so far
   * @throws InterruptedIOException if the thread is interrupted
   */
  public ReplaySummary run(
      FeatureEngine.Builder builder, Range range, VectorSink sink, LongConsumer progress)
      throws IOException {
    ReplayCounts counts = new ReplayCounts();
    builder.onRejection(
        rejection -> {
          counts.rejection(rejection);
          rejections.accept(rejection);
        });
    if (order == ReplayOrder.EVENT) {
      // The events of an instant are taken in together, so that none depends on their order.
      builder.emitAfterLateness().lateness(event -> 0);
    }
    VectorSink counting = counting(sink, range, counts);
    try (FeatureEngine engine = builder.build()) {
      long taken = 0;
      RecordedEvent before = null;
      for (RecordedEvent event = sorter.next(); !isEnd(event, range); event = sorter.next()) {
        if (taken % BATCH_ROWS == 0) {
          requireNotInterrupted();
          progress.accept(taken);
        }
        taken++;
        take(engine, event, before, counting, counts);
        before = event;
      }
      pass(engine.release(), counting);
      progress.accept(taken);
    }
    return counts.summary();
  }

  private boolean isEnd(RecordedEvent event, Range range) {
    // In order of time, no trigger that counts can see what comes later.
    return event == null || (order == ReplayOrder.EVENT && event.time() >= range.endMicros());
  }

  private void take(
      FeatureEngine engine,
      RecordedEvent event,
      RecordedEvent before,
      VectorSink sink,
      ReplayCounts counts)
      throws IOException {
    Kind kind = kinds.get(event.kind());
    String name = kind.schema().name();
    counts.event(name);
    if (order == ReplayOrder.EVENT && before != null && event.isSameEvent(before)) {
      counts.duplicate(name);
      return;
    }
    if (order == ReplayOrder.EVENT && before != null && event.conflictsWith(before)) {
      counts.conflict(name);
    }
    kind.batch().clear();
    new StateInput(event.row()).readRow(kind.batch(), kind.batch().addRow());
    pass(engine.process(name, kind.batch(), 0), sink);
  }

  private static void pass(List<FeatureVector> vectors, VectorSink sink) throws IOException {
    for (FeatureVector vector : vectors) {
      sink.accept(vector);
    }
  }

  private static VectorSink counting(VectorSink sink, Range range, ReplayCounts counts) {
    return vector -> {
      if (range.contains(vector.time())) {
        counts.vector();
        sink.accept(vector);
      }
    };
  }

  private static void requireNotInterrupted() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Removes what was written to the scratch folder. */
  @Override
  public void close() throws IOException {
    sorter.close();
  }
}
