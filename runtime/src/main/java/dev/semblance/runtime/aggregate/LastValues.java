package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code last_n(x, n)}: the n newest values, newest first; an empty list on none. */
final class LastValues implements AggregateState {
  private static final int FIRST_CAPACITY = 4;

  private final long limit;

  /** A ring: the value numbered i, counted from the first one added, is at i modulo its size. */
  private ColumnVector ring;

  /** How many values the ring holds, the newest ones; at most {@code limit}. */
  private int held;

  /** How many values are in the window. */
  private long count;

  /** Where the next value goes. */
  private int next;

  /**
   * @param limit how many values are wanted; none for 0 or less
   */
  LastValues(Type argument, long limit) {
    this.limit = Math.max(0, limit);
    this.ring = new ColumnVector(argument, (int) Math.min(FIRST_CAPACITY, this.limit));
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        push(values, i);
        count++;
      }
    }
  }

  private void push(ColumnVector values, int row) {
    if (limit == 0) {
      return;
    }
    if (held == ring.capacity() && held < limit) {
      resize((int) Math.min(limit, 2L * held), held);
    }
    ring.copy(next, values, row);
    next = next + 1 == ring.capacity() ? 0 : next + 1;
    held = Math.min(held + 1, ring.capacity());
  }

  /** Keeps the newest values, the oldest of them first. */
  private void resize(int capacity, int kept) {
    ColumnVector old = ring;
    ring = new ColumnVector(old.type(), capacity);
    for (int age = 1; age <= kept; age++) {
      ring.copy(kept - age, old, slot(old, age));
    }
    next = kept == capacity ? 0 : kept;
  }

  /** Where the value is that is the newest but {@code age - 1}. */
  private int slot(ColumnVector values, int age) {
    int slot = next - age;
    return slot < 0 ? slot + values.capacity() : slot;
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    boolean[] nulls = events.argument(0).nulls();
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        count--;
      }
    }
    held = (int) Math.min(held, count);
  }

  @Override
  public void merge(AggregateState later) {
    LastValues other = (LastValues) later;
    for (int age = other.held; age > 0; age--) {
      push(other.ring, other.slot(other.ring, age));
    }
    count += other.count;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    List<Object> newest = new ArrayList<>(held + 1);
    if (self >= 0 && !events.argument(0).isNull(self) && limit > 0) {
      newest.add(events.argument(0).value(self));
    }
    for (int age = 1; age <= held && newest.size() < limit; age++) {
      newest.add(ring.value(slot(ring, age)));
    }
    out.setObject(row, Collections.unmodifiableList(newest));
  }

  @Override
  public void reset() {
    if (ring.capacity() > StateMemory.KEPT_ENTRIES) {
      ring = new ColumnVector(ring.type(), FIRST_CAPACITY);
    }
    held = 0;
    count = 0;
    next = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(count);
    out.writeUnsigned(held);
    for (int age = held; age > 0; age--) {
      out.writeValue(ring, slot(ring, age));
    }
  }

  @Override
  public void read(StateInput in) {
    reset();
    count = in.readUnsigned();
    int values = in.readCount();
    if (values > limit) {
      throw new IllegalArgumentException("the state holds more values than are wanted");
    }
    ColumnVector value = new ColumnVector(ring.type(), 1);
    for (int i = 0; i < values; i++) {
      in.readValue(value, 0);
      push(value, 0);
    }
  }
}
