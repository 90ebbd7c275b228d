package dev.semblance.streaming.topology;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * The rows of a gather that are not complete, or not yet at the head of their key. Most come and go
 * between two commits; only those that stand there at a commit are written to the store.
 */
final class PendingRows implements CommitStore.Cache {
  private final CommitStore store;
  private final Map<ArrivalId, PendingRow> rows = new HashMap<>();
  private final Map<Bytes, Deque<PendingRow>> queues = new HashMap<>();
  private final Set<ArrivalId> changed = new HashSet<>();
  private final Set<ArrivalId> stored = new HashSet<>();

  /** Begins with what the store holds. */
  PendingRows(CommitStore store) {
    this.store = store;
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        ArrivalId id = id(CommitStore.keyOf(entry.key));
        enter(PendingRow.of(id, entry.value));
        stored.add(id);
      }
    }
  }

  private void enter(PendingRow row) {
    rows.put(row.id(), row);
    queues.computeIfAbsent(row.order(), any -> new ArrayDeque<>()).add(row);
  }

  /** The row of that arrival, entered if it is new; taken to be changed by the caller. */
  PendingRow get(ArrivalId id, byte[] order) {
    changed.add(id);
    PendingRow row = rows.get(id);
    if (row == null) {
      row = new PendingRow(id, Bytes.wrap(order));
      enter(row);
    }
    return row;
  }

  /** The row of its order that came first; null if there is none left. */
  PendingRow head(Bytes order) {
    Deque<PendingRow> queue = queues.get(order);
    return queue == null ? null : queue.peek();
  }

  void remove(PendingRow row) {
    rows.remove(row.id());
    changed.add(row.id());
    Deque<PendingRow> queue = queues.get(row.order());
    queue.remove(row);
    if (queue.isEmpty()) {
      queues.remove(row.order());
    }
  }

  @Override
  public void flush() {
    for (ArrivalId id : changed) {
      PendingRow row = rows.get(id);
      if (row != null) {
        store.put(key(id), row.toBytes());
        stored.add(id);
      } else if (stored.remove(id)) {
        store.delete(key(id));
      }
    }
    changed.clear();
  }

  @Override
  public void clear() {
    rows.clear();
    queues.clear();
    changed.clear();
    stored.clear();
  }

  private static byte[] key(ArrivalId id) {
    return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
        .putInt(id.partition())
        .putLong(id.offset())
        .array();
  }

  private static ArrivalId id(byte[] key) {
    ByteBuffer bytes = ByteBuffer.wrap(key);
    return new ArrivalId(bytes.getInt(), bytes.getLong());
  }
}
