package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Rows that wait in front of a stage until late events had their time. Once a row's time has come,
 * it is let through, and with it all rows of its entity and its instant or before, in the order of
 * events: time, then sources before the subject, then identity. Rows of one instant go together,
 * since lookups find what happened at the same instant whatever came first.
 *
 * <p>The store holds rows in that order, entity by entity, and beside them, for each moment at
 * which rows may go, the entities that have some and the latest event time among them.
 */
final class HeldRows {
  private static final byte ROW = 0;
  private static final byte DUE = 1;
  private static final byte SOURCE = 0;
  private static final byte SUBJECT = 1;
  private static final long MICROS_PER_MILLI = 1000;
  private static final long LONGEST_INTERVAL_MILLIS = 1000;

  /** A tenth of the waiting time is soon enough to look again. */
  private static final long INTERVALS = 10;

  private final FlowSite site;
  private final StageFlow stage;
  private final CommitStore store;
  private final Consumer<List<Record<byte[], byte[]>>> instants;
  private final long waitMillis;
  private final long intervalMillis;
  private final Cancellable schedule;

  /**
   * @param instants takes the rows let through, an entity's instant at a time
   */
  HeldRows(
      FlowSite site,
      StageFlow stage,
      ProcessorContext<byte[], byte[]> context,
      Consumer<List<Record<byte[], byte[]>>> instants) {
    this.site = site;
    this.stage = stage;
    this.instants = instants;
    this.store = context.getStateStore(site.names().held(stage.index()));
    store.requirePlan(site.flow());
    long lateness = greatestLatenessMillis(site.flow());
    this.waitMillis = stage.depth() * lateness;
    this.intervalMillis = Math.max(1, Math.min(LONGEST_INTERVAL_MILLIS, lateness / INTERVALS));
    this.schedule =
        context.schedule(
            Duration.ofMillis(intervalMillis), PunctuationType.WALL_CLOCK_TIME, this::release);
  }

  void close() {
    schedule.cancel();
  }

  private static long greatestLatenessMillis(PlanFlow flow) {
    long micros =
        flow.plan().events().stream()
            .mapToLong(event -> flow.latenessMicros(event.name()))
            .max()
            .orElse(0);
    return (micros + MICROS_PER_MILLI - 1) / MICROS_PER_MILLI;
  }

  void hold(Record<byte[], byte[]> row) {
    store.mark(site.flow());
    StageMessage message = StageMessage.read(new StateInput(row.value()));
    Origin origin = message.origin();
    store.put(place(row.key(), message), write(row));
    byte[] due = due(origin, row.key());
    byte[] known = store.get(due);
    long latest =
        known == null ? origin.time() : Math.max(origin.time(), ByteBuffer.wrap(known).getLong());
    store.put(due, ByteBuffer.allocate(Long.BYTES).putLong(latest).array());
  }

  private byte[] place(byte[] entity, StageMessage message) {
    Origin origin = message.origin();
    boolean subject = stage.feeds().get(message.input()).input().subject();
    byte[] identity = origin.identity();
    int size = 2 + entity.length + 2 * Long.BYTES + identity.length + 2 * Integer.BYTES;
    return ByteBuffer.allocate(size)
        .put(ROW)
        .put(entity)
        .putLong(ordered(origin.time()))
        .put(subject ? SUBJECT : SOURCE)
        .put(identity)
        .putInt(message.input())
        .putInt(origin.partition())
        .putLong(origin.offset())
        .array();
  }

  /** The moment is rounded up, so that there are few of them. */
  private byte[] due(Origin origin, byte[] entity) {
    long due = origin.arrivedMillis() + waitMillis;
    long moment = Math.floorDiv(due + intervalMillis - 1, intervalMillis) * intervalMillis;
    return ByteBuffer.allocate(1 + Long.BYTES + entity.length)
        .put(DUE)
        .putLong(ordered(moment))
        .put(entity)
        .array();
  }

  private static long ordered(long value) {
    return value ^ Long.MIN_VALUE;
  }

  private void release(long nowMillis) {
    byte[] end =
        ByteBuffer.allocate(1 + Long.BYTES).put(DUE).putLong(ordered(nowMillis + 1)).array();
    try (KeyValueIterator<Bytes, byte[]> moments = store.range(new byte[] {DUE}, end)) {
      while (moments.hasNext()) {
        KeyValue<Bytes, byte[]> moment = moments.next();
        ByteBuffer due = ByteBuffer.wrap(CommitStore.keyOf(moment.key));
        byte[] entity = new byte[due.remaining() - 1 - Long.BYTES];
        due.position(1 + Long.BYTES).get(entity);
        release(entity, ByteBuffer.wrap(moment.value).getLong());
        store.delete(due.array());
      }
    }
  }

  /** Lets an entity's rows up to that event time go. */
  private void release(byte[] entity, long latest) {
    ByteBuffer first = ByteBuffer.allocate(1 + entity.length).put(ROW).put(entity);
    ByteBuffer last =
        ByteBuffer.allocate(2 + entity.length + Long.BYTES)
            .put(first.array())
            .putLong(ordered(latest))
            .put((byte) (SUBJECT + 1));
    List<Record<byte[], byte[]>> instant = new ArrayList<>();
    long time = 0;
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(first.array(), last.array())) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        byte[] place = CommitStore.keyOf(row.key);
        long itsTime = ByteBuffer.wrap(place).getLong(first.capacity());
        if (itsTime != time && !instant.isEmpty()) {
          instants.accept(instant);
          instant.clear();
        }
        time = itsTime;
        instant.add(read(row.value));
        store.delete(place);
      }
    }
    if (!instant.isEmpty()) {
      instants.accept(instant);
    }
  }

  private static byte[] write(Record<byte[], byte[]> row) {
    StateOutput out = new StateOutput();
    out.writeBytes(row.key());
    out.writeBytes(row.value());
    out.writeLong(row.timestamp());
    HeaderBytes.write(row.headers(), out);
    return out.toByteArray();
  }

  private static Record<byte[], byte[]> read(byte[] held) {
    StateInput in = new StateInput(held);
    byte[] key = in.readBytes();
    byte[] value = in.readBytes();
    long timestamp = in.readLong();
    Headers headers = HeaderBytes.read(in);
    return new Record<>(key, value, timestamp, headers);
  }
}
