package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.runtime.entity.EntityState;
import dev.semblance.runtime.entity.StageArrivals;
import dev.semblance.streaming.Rejection.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Takes in the rows of a stage's entity log, and passes the subject's rows on. */
final class StageProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Duration SIZE_INTERVAL = Duration.ofSeconds(10);

  private final FlowSite site;
  private final StageFlow stage;
  private final EventFlow event;
  private final boolean gathered;
  private final StageArrivals arrivals;
  private final List<ColumnBatch> rows = new ArrayList<>();
  private final ColumnBatch nextRow;
  private final Projection carried;
  private final Projection gained;

  private ProcessorContext<byte[], byte[]> context;
  private Outlet outlet;
  private Junction junction;
  private CommitStore store;
  private EntityStates states;
  private HeldRows held;
  private Cancellable sizes;

  StageProcessor(FlowSite site, StageFlow stage) {
    this.site = site;
    this.stage = stage;
    this.event = site.flow().events().get(stage.event());
    this.gathered = event.gathered().get(stage.wave());
    this.arrivals = newArrivals(site.flow(), stage);
    stage.feeds().forEach(feed -> rows.add(Rows.one(feed.layout())));
    RowLayout after = event.layouts().get(stage.wave() + 1);
    this.nextRow = Rows.one(after);
    this.carried = new Projection(stage.subject().layout(), after);
    RowLayout added = arrivals.addedLayout();
    this.gained =
        new Projection(added, gathered ? AddedColumns.of(stage.stage()).within(after) : after);
  }

  static StageArrivals newArrivals(PlanFlow flow, StageFlow stage) {
    List<RowLayout> layouts = stage.feeds().stream().map(Feed::layout).toList();
    return new StageArrivals(stage.stage(), layouts, flow::latenessMicros);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> newContext) {
    this.context = newContext;
    String name = site.names().stage(stage.index());
    this.outlet = new Outlet(context, name, site);
    if (!gathered) {
      this.junction = new Junction(event, stage.wave() + 1, outlet, new BaseSender(event, outlet));
    }
    this.store = context.getStateStore(name);
    store.requirePlan(site.flow());
    this.states = new EntityStates(arrivals, store, site.settings().liveEntities());
    store.use(states);
    this.sizes =
        context.schedule(SIZE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> reportSize());
    if (site.settings().emit() == EmitMode.AFTER_LATENESS) {
      this.held = new HeldRows(site, stage, context, this::arriveTogether);
    }
  }

  /** A task that comes back is initialized again, with schedules of its own. */
  @Override
  public void close() {
    if (sizes != null) {
      sizes.cancel();
    }
    if (held != null) {
      held.close();
    }
  }

  private void reportSize() {
    String stageName = stage.stage().name();
    int partition = context.taskId().partition();
    site.metrics().state(site.flow().vector(), stageName, partition, store.approximateEntries());
  }

  @Override
  public void process(Record<byte[], byte[]> row) {
    store.mark(site.flow());
    if (held == null) {
      arrive(row);
    } else {
      held.hold(row);
    }
  }

  /** Reads the columns that follow a message; they are overwritten by the next of its input. */
  private ColumnBatch read(StageMessage message, StateInput in) {
    ColumnBatch row = rows.get(message.input());
    in.readRow(row, 0);
    return row;
  }

  private void arrive(Record<byte[], byte[]> record) {
    StateInput in = new StateInput(record.value());
    StageMessage message = StageMessage.read(in);
    ColumnBatch row = read(message, in);
    finish(record, message, row, change(record, message, row, arrivals::arrive));
  }

  /** Takes in all rows of one instant, and answers then: so they are found by each other. */
  private void arriveTogether(List<Record<byte[], byte[]>> instant) {
    if (instant.size() == 1) {
      arrive(instant.get(0));
      return;
    }
    List<Arrival> taken = new ArrayList<>();
    for (Record<byte[], byte[]> record : instant) {
      StateInput in = new StateInput(record.value());
      StageMessage message = StageMessage.read(in);
      taken.add(change(record, message, read(message, in), arrivals::take));
    }
    for (int i = 0; i < instant.size(); i++) {
      StateInput in = new StateInput(instant.get(i).value());
      StageMessage message = StageMessage.read(in);
      ColumnBatch row = read(message, in);
      Arrival arrival = taken.get(i);
      if (isSubject(message) && !arrival.duplicate()) {
        Arrival answer = change(instant.get(i), message, row, this::ask);
        arrival = Verdict.both(arrival, answer);
      }
      finish(instant.get(i), message, row, arrival);
    }
  }

  private Arrival ask(EntityState entity, int input, ColumnBatch row, long time, byte[] identity) {
    return arrivals.ask(entity, row, time, identity);
  }

  /** What a stage can do with a row. */
  private interface Step {
    Arrival take(EntityState entity, int input, ColumnBatch row, long time, byte[] identity);
  }

  private Arrival change(
      Record<byte[], byte[]> record, StageMessage message, ColumnBatch row, Step step) {
    long start = System.nanoTime();
    Origin origin = message.origin();
    // An entity that leaves memory for this one is written, too.
    store.lock().lock();
    try {
      return step.take(
          states.get(record.key()), message.input(), row, origin.time(), origin.identity());
    } finally {
      store.lock().unlock();
      site.metrics().arrival(site.flow().vector(), stage.stage().name(), System.nanoTime() - start);
    }
  }

  private boolean isSubject(StageMessage message) {
    return stage.feeds().get(message.input()).input().subject();
  }

  private void finish(
      Record<byte[], byte[]> record, StageMessage message, ColumnBatch row, Arrival arrival) {
    if (isSubject(message)) {
      passOn(row, message, arrival, record.headers());
    } else {
      report(message, arrival);
    }
  }

  private void passOn(ColumnBatch row, StageMessage message, Arrival arrival, Headers headers) {
    Origin origin = message.origin();
    if (gathered) {
      outlet.send(
          site.names().gather(event.event()),
          GatherKey.of(origin),
          GatherMessage.part(
              stage.wave(), stage.index(), origin.id(), arrival, arrivals.added(), gained),
          origin.timestamp(),
          new RecordHeaders());
    } else {
      carried.copy(row, nextRow);
      gained.copy(arrivals.added(), nextRow);
      junction.pass(nextRow, origin, Verdict.both(message.verdict(), arrival), headers);
    }
  }

  private void report(StageMessage message, Arrival arrival) {
    String name = stage.feeds().get(message.input()).input().event();
    Headers none = new RecordHeaders();
    if (arrival.duplicate()) {
      if (message.reports()) {
        String detail = "the same event has come before";
        outlet.deadLetter(Reason.DUPLICATE, detail, name, message.origin(), null, none);
      }
    } else if (!arrival.lateFor().isEmpty()) {
      String detail = VectorEnd.lateFor(arrival);
      outlet.deadLetter(Reason.TOO_LATE, detail, name, message.origin(), null, none);
    }
  }
}
