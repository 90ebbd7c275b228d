package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.record.EventIdentity;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.spark.output.TimeSlices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * An event's records on their way into the first exchange: with identity, within the time range.
 */
final class ScannedRows implements Iterator<InternalRow> {

  /** How many records are read at a time. */
  static final int BATCH_ROWS = 1024;

  private final ScanContext context;
  private final ScanRequest request;
  private final EventBatches batches;
  private final ScanReport report;
  private final ColumnBatch batch;
  private final ColumnVector times;
  private final EventIdentity identity;
  private final ScannedRow view;
  private final boolean countsHours;
  private final Map<Long, long[]> rowsByHour = new TreeMap<>();
  private long lastHour = Long.MIN_VALUE;
  private long[] lastCount;
  private int index = -1;
  private boolean ready;
  private boolean ended;

  ScannedRows(ScanContext context, ScanRequest request, EventBatches batches, ScanReport report) {
    EventSchema event = context.event().get();
    this.context = context;
    this.request = request;
    this.batches = batches;
    this.report = report;
    this.batch = new ColumnBatch(EventLayout.of(event), BATCH_ROWS);
    this.times = batch.vector(event.timeField());
    this.identity = new EventIdentity(event);
    this.view = new ScannedRow(request.layout(), batch);
    this.countsHours = request.reports() && context.rowsByHour() != null;
  }

  @Override
  public boolean hasNext() {
    while (!ready && !ended) {
      if (++index < batch.rows()) {
        ready = request.range().contains(times.longs()[index]);
      } else {
        readMore();
      }
    }
    return ready;
  }

  private void readMore() {
    batch.clear();
    index = -1;
    try {
      batches.fill(batch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (batch.rows() == 0) {
      ended = true;
      finish();
    }
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    report.use();
    if (countsHours) {
      countHour(TimeSlices.hourOf(times.longs()[index]));
    }
    return view.set(index, identity.of(batch, index).bytes());
  }

  private void countHour(long hour) {
    if (hour != lastHour || lastCount == null) {
      lastHour = hour;
      lastCount = rowsByHour.computeIfAbsent(hour, any -> new long[1]);
    }
    lastCount[0]++;
  }

  private void finish() {
    report.finish();
    if (countsHours) {
      Map<Long, Long> counts = new TreeMap<>();
      rowsByHour.forEach((hour, count) -> counts.put(hour, count[0]));
      context.rowsByHour().add(counts);
    }
  }
}
