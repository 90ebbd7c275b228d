package dev.semblance.streaming;

import dev.semblance.compiler.plan.StateForm;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.streaming.state.ByteStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds events back until no earlier one is to be expected, and then gives them in order of time,
 * an instant at a time.
 */
final class ReorderBuffer {

  /**
   * An event that was held.
   *
   * @param batch its one row
   */
  record Held(String event, ColumnBatch batch) {}

  private record Waiting(byte[] key, byte[] bytes) {}

  private final Map<String, EventSchema> schemas = new HashMap<>();

  /** How the rows of an event are kept, by its name. */
  private final Map<String, String> forms = new HashMap<>();

  private final long waitMicros;
  private final ByteStore store;
  private final TreeMap<Long, List<Waiting>> waiting = new TreeMap<>();
  private long latest = Long.MIN_VALUE;
  private long count;

  /**
   * @param waitMicros an event waits until one comes that is later by more than this
   * @param store a copy of what waits, to survive a restart
   */
  ReorderBuffer(Iterable<EventSchema> events, long waitMicros, ByteStore store) {
    for (EventSchema event : events) {
      schemas.put(event.name(), event);
      forms.put(event.name(), StateForm.hashOf(event));
    }
    this.waitMicros = waitMicros;
    this.store = store;
  }

  /**
   * Takes back an event that the store has. One that no plan reads any more is left out.
   *
   * @throws IllegalStateException if the event was declared otherwise when it was held
   */
  void restore(byte[] key, byte[] bytes) {
    StateInput in = new StateInput(bytes);
    String event = (String) in.readObject(Type.STRING);
    if (!schemas.containsKey(event)) {
      store.delete(key);
      return;
    }
    if (!in.readObject(Type.STRING).equals(forms.get(event))) {
      throw new IllegalStateException(
          "an event `"
              + event
              + "` waits in this folder that was declared otherwise; let the definitions that held"
              + " it release it, or begin with an empty folder");
    }
    ByteBuffer place = ByteBuffer.wrap(key);
    long time = place.getLong() ^ Long.MIN_VALUE;
    count = Math.max(count, place.getLong() + 1);
    latest = Math.max(latest, time);
    waiting.computeIfAbsent(time, any -> new ArrayList<>()).add(new Waiting(key, bytes));
  }

  /** Holds the event of one row. */
  void add(String event, ColumnBatch batch, int row) {
    EventSchema schema = schemas.get(event);
    long time = batch.vector(schema.timeField()).longs()[row];
    StateOutput out = new StateOutput();
    out.writeObject(Type.STRING, event);
    out.writeObject(Type.STRING, forms.get(event));
    out.writeRow(batch, row);
    byte[] key =
        ByteBuffer.allocate(2 * Long.BYTES).putLong(time ^ Long.MIN_VALUE).putLong(count++).array();
    byte[] bytes = out.toByteArray();
    store.put(key, bytes);
    waiting.computeIfAbsent(time, any -> new ArrayList<>()).add(new Waiting(key, bytes));
    latest = Math.max(latest, time);
  }

  /** The next instant's events, if their time has come; else none. */
  List<Held> due() {
    boolean isDue = !waiting.isEmpty() && latest - waiting.firstKey() > waitMicros;
    return isDue ? next() : List.of();
  }

  /** The next instant's events, whether their time has come or not; none if nothing waits. */
  List<Held> next() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Held> events = new ArrayList<>();
    for (Waiting entry : waiting.pollFirstEntry().getValue()) {
      store.delete(entry.key());
      events.add(read(entry.bytes()));
    }
    return events;
  }

  private Held read(byte[] bytes) {
    StateInput in = new StateInput(bytes);
    String event = (String) in.readObject(Type.STRING);
    in.readObject(Type.STRING);
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schemas.get(event)), 1);
    batch.addRow();
    in.readRow(batch, 0);
    return new Held(event, batch);
  }
}
