package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Puts the rows of an event together from what the stages of a wave add to them, and sends them on.
 * Rows leave each wave in the order in which they arrived at the front, for each key of the
 * source's messages: the first message of each row that comes here is sent by the front, in its
 * order, and a row waits for those of its key before it. So the stages behind the wave get them,
 * too, in that order, and no row is late for no reason but the paths that others took.
 */
final class GatherProcessor
    implements Processor<byte[], byte[], byte[], byte[]>, Junction.BaseTaker {
  private final FlowSite site;
  private final EventFlow event;

  /** By junction; null where none is behind a gathered wave. */
  private final List<Junction> junctions = new ArrayList<>();

  private final List<ColumnBatch> rows = new ArrayList<>();

  /** By stage of the plan; null where a stage is none of the event's gathered ones. */
  private final List<ColumnBatch> added = new ArrayList<>();

  private final List<Projection> toRow = new ArrayList<>();

  /** Rows to be looked at. */
  private final Deque<PendingRow> ready = new ArrayDeque<>();

  private boolean advancing;
  private CommitStore store;
  private PendingRows pending;

  GatherProcessor(FlowSite site, EventFlow event) {
    this.site = site;
    this.event = event;
    event.layouts().forEach(layout -> rows.add(Rows.one(layout)));
    for (StageFlow stage : site.flow().stages()) {
      boolean mine = stage.event().equals(event.event()) && event.gathered().get(stage.wave());
      added.add(mine ? Rows.one(gained(stage)) : null);
      toRow.add(mine ? new Projection(gained(stage), event.layouts().get(stage.wave() + 1)) : null);
    }
  }

  private RowLayout gained(StageFlow flow) {
    Stage stage = flow.stage();
    return AddedColumns.of(stage).within(event.layouts().get(flow.wave() + 1));
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    String name = site.names().gather(event.event());
    Outlet outlet = new Outlet(context, name, site);
    store = context.getStateStore(name);
    store.requirePlan(site.flow());
    pending = new PendingRows(store);
    store.use(pending);
    junctions.clear(); // A task that comes back is initialized again.
    junctions.add(null);
    for (int wave = 0; wave < event.gathered().size(); wave++) {
      junctions.add(
          event.gathered().get(wave) ? new Junction(event, wave + 1, outlet, this) : null);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    store.mark(site.flow());
    GatherMessage message = GatherMessage.read(new StateInput(record.value()));
    boolean part = message.kind() == GatherMessage.Kind.PART;
    PendingRow row =
        part ? pending.find(message.id(), record.key()) : pending.place(message.id(), record.key());
    switch (message.kind()) {
      case TICKET -> {}
      case BASE -> row.startWave(record.value(), record.headers());
      case PART -> row.add(record.value());
    }
    advance(row);
  }

  @Override
  public void take(
      int wave, long done, Origin origin, Arrival verdict, ColumnBatch row, Headers headers) {
    PendingRow known = pending.place(origin.id(), GatherKey.of(origin));
    known.startWave(GatherMessage.base(wave, done, origin, verdict, row), headers);
    advance(known);
  }

  /** Sends on the row, and those of its order that have waited for it. */
  private void advance(PendingRow row) {
    ready.add(row);
    if (advancing) {
      return; // A row that passes a wave may be complete in the next one at once.
    }
    advancing = true;
    try {
      while (!ready.isEmpty()) {
        PendingRow next = ready.remove();
        if (next.isComplete(event) && next.isNext()) {
          PendingRow after = next.after();
          pass(next);
          if (after != null) {
            ready.add(after);
          }
        }
      }
    } finally {
      advancing = false;
      ready.clear();
    }
  }

  private void pass(PendingRow row) {
    int wave = row.wave();
    ColumnBatch assembled = rows.get(wave + 1);
    Arrival verdict = row.assemble(assembled, added, toRow);
    Origin origin = row.origin();
    row.leaveWave();
    if (wave == event.lastGathered()) {
      pending.remove(row); // Until then it stays: rows that came after it wait for it.
    }
    junctions.get(wave + 1).pass(assembled, origin, verdict, row.headers());
  }
}
