package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each value occurs: a hash table over entries that live in arrays. An entry has a
 * number, which stays the same while the value occurs at all.
 */
final class ValueTable {
  private static final int FIRST_ENTRIES = 4;

  /** Values by entry. */
  private ColumnVector values;

  /** Occurrences by entry; 0 for a free one. */
  private long[] counts;

  /** Free entries below {@code used}, the last one freed on top. */
  private int[] free;

  private int freeCount;
  private int used;

  /** Open addressing with steps of one: the entry plus one, or 0. Twice as long as the entries. */
  private int[] slots;

  ValueTable(Type type) {
    allocate(type);
  }

  private void allocate(Type type) {
    values = new ColumnVector(type, FIRST_ENTRIES);
    counts = new long[FIRST_ENTRIES];
    free = new int[FIRST_ENTRIES];
    slots = new int[2 * FIRST_ENTRIES];
  }

  /** How many different values occur. */
  int size() {
    return used - freeCount;
  }

  /** All entries are below this number. */
  int capacity() {
    return counts.length;
  }

  long count(int entry) {
    return counts[entry];
  }

  /** The value of each entry. */
  ColumnVector values() {
    return values;
  }

  /** The entry of a non-null value, or -1. */
  int find(ColumnVector vector, int row) {
    return slots[slotOf(vector, row)] - 1;
  }

  /** Counts a non-null value so many times more; gives its entry. */
  int add(ColumnVector vector, int row, long times) {
    int slot = slotOf(vector, row);
    if (slots[slot] == 0) {
      if (size() == counts.length) {
        grow();
        slot = slotOf(vector, row);
      }
      slots[slot] = newEntry(vector, row) + 1;
    }
    int entry = slots[slot] - 1;
    counts[entry] += times;
    return entry;
  }

  private int newEntry(ColumnVector vector, int row) {
    int entry = freeCount > 0 ? free[--freeCount] : used++;
    values.copy(entry, vector, row);
    counts[entry] = 0;
    return entry;
  }

  /** Counts an entry's value once less; the entry is free when its count comes to 0. */
  void remove(int entry) {
    if (--counts[entry] > 0) {
      return;
    }
    vacate(slotOf(values, entry));
    values.setNull(entry);
    free[freeCount++] = entry;
  }

  /** Empties a slot, and moves up what stands behind it only because it was taken. */
  private void vacate(int slot) {
    int mask = slots.length - 1;
    int hole = slot;
    for (int next = hole + 1 & mask; slots[next] != 0; next = next + 1 & mask) {
      int home = hash(values, slots[next] - 1) & mask;
      if ((next - home & mask) >= (next - hole & mask)) {
        slots[hole] = slots[next];
        hole = next;
      }
    }
    slots[hole] = 0;
  }

  private int slotOf(ColumnVector vector, int row) {
    int mask = slots.length - 1;
    int slot = hash(vector, row) & mask;
    while (slots[slot] != 0 && !isEqual(slots[slot] - 1, vector, row)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isEqual(int entry, ColumnVector vector, int row) {
    return switch (values.storage()) {
      case LONG -> values.longs()[entry] == vector.longs()[row];
      case DOUBLE -> values.doubles()[entry] == vector.doubles()[row];
      case OBJECT -> values.objects()[entry].equals(vector.objects()[row]);
    };
  }

  private static int hash(ColumnVector vector, int row) {
    long bits =
        switch (vector.storage()) {
          case LONG -> vector.longs()[row];
          case DOUBLE -> Double.doubleToLongBits(vector.doubles()[row]);
          case OBJECT -> vector.objects()[row].hashCode();
        };
    // Fibonacci hashing: neighbouring numbers and round doubles must not crowd together.
    return (int) ((bits * 0x9E3779B97F4A7C15L) >>> Integer.SIZE);
  }

  private void grow() {
    int capacity = counts.length * 2;
    values.ensureCapacity(capacity);
    counts = Arrays.copyOf(counts, capacity);
    free = Arrays.copyOf(free, capacity);
    slots = new int[2 * capacity];
    for (int entry = 0; entry < used; entry++) {
      slots[slotOf(values, entry)] = entry + 1; // None is free when the table is full.
    }
  }

  void reset() {
    if (counts.length > StateMemory.KEPT_ENTRIES) {
      allocate(values.type());
    } else {
      Arrays.fill(slots, 0);
    }
    used = 0;
    freeCount = 0;
  }

  /** Adds all occurrences of another table, which is of the same type. */
  void addAll(ValueTable other) {
    for (int entry = 0; entry < other.used; entry++) {
      if (other.counts[entry] > 0) {
        add(other.values, entry, other.counts[entry]);
      }
    }
  }

  /** The entries in order of their values. */
  int[] sortedEntries() {
    return IntStream.range(0, used)
        .filter(entry -> counts[entry] > 0)
        .boxed()
        .sorted((left, right) -> ValueOrder.compare(values, left, values, right))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  void write(StateOutput out) {
    out.writeUnsigned(size());
    for (int entry : sortedEntries()) {
      out.writeValue(values, entry);
      out.writeUnsigned(counts[entry]);
    }
  }

  void read(StateInput in) {
    reset();
    ColumnVector value = new ColumnVector(values.type(), 1);
    for (int left = in.readCount(); left > 0; left--) {
      in.readValue(value, 0);
      add(value, 0, in.readUnsigned());
    }
  }
}
