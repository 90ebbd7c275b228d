package dev.semblance.streaming.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * The rows of a gather that are not complete, or wait for others of their key. Most come and go
 * between two commits; only those that stand there at a commit are written to the store.
 */
final class PendingRows implements CommitStore.Cache {
  private static final int MOST_STRAYS = 10_000;

  private final CommitStore store;
  private final Map<ArrivalId, PendingRow> rows = new HashMap<>();

  /** Of each order the row that came last. */
  private final Map<Bytes, PendingRow> last = new HashMap<>();

  private long nextPlace;

  /** Rows of which only stages have told, the eldest first. */
  private final Set<ArrivalId> strays = new LinkedHashSet<>();

  private final Set<ArrivalId> changed = new HashSet<>();
  private final Set<ArrivalId> stored = new HashSet<>();

  /** Begins with what the store holds. */
  PendingRows(CommitStore store) {
    this.store = store;
    List<PendingRow> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        ArrivalId id = id(CommitStore.keyOf(entry.key));
        found.add(PendingRow.of(id, entry.value));
        stored.add(id);
      }
    }
    found.sort(Comparator.comparingLong(PendingRow::place));
    found.forEach(row -> rows.put(row.id(), row));
    found.stream().filter(PendingRow::hasPlace).forEach(this::line);
    found.stream().filter(row -> !row.hasPlace()).forEach(row -> strays.add(row.id()));
  }

  /** Puts a row behind those of its order. */
  private void line(PendingRow row) {
    row.follow(last.put(row.order(), row));
    nextPlace = Math.max(nextPlace, row.place() + 1);
  }

  /**
   * The row of that arrival, of which the front tells; taken to be changed by the caller. If it is
   * new it waits behind those of its order.
   */
  PendingRow place(ArrivalId id, byte[] order) {
    PendingRow row = known(id, order);
    if (!row.hasPlace()) {
      strays.remove(id);
      row.setPlace(nextPlace);
      line(row);
    }
    return row;
  }

  /**
   * The row of that arrival, of which a stage tells; taken to be changed by the caller. Without
   * exactly-once that may be a repeated part of a row that is gone: so a new row keeps nobody
   * waiting until the front tells of it, and is forgotten if that does not come about.
   */
  PendingRow find(ArrivalId id, byte[] order) {
    PendingRow row = known(id, order);
    if (!row.hasPlace() && strays.add(id) && strays.size() > MOST_STRAYS) {
      ArrivalId eldest = strays.iterator().next();
      strays.remove(eldest);
      rows.remove(eldest);
      changed.add(eldest);
    }
    return row;
  }

  private PendingRow known(ArrivalId id, byte[] order) {
    changed.add(id);
    return rows.computeIfAbsent(id, any -> new PendingRow(id, Bytes.wrap(order)));
  }

  /** Forgets a row that no other of its order came before. */
  void remove(PendingRow row) {
    rows.remove(row.id());
    changed.add(row.id());
    if (row.after() == null) {
      last.remove(row.order());
    } else {
      row.after().follow(null);
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
    last.clear();
    strays.clear();
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
