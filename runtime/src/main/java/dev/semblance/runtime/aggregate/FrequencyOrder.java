package dev.semblance.runtime.aggregate;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * The entries of a {@link ValueTable} by falling count, among equals by rising value: a binary heap
 * that knows where each entry stands, so that a changed count moves one entry.
 */
final class FrequencyOrder {
  private final ValueTable table;

  /** Entries, the best at 0; children of i at 2i + 1 and 2i + 2. */
  private int[] heap = new int[4];

  /** Where each entry stands. */
  private int[] places = new int[4];

  private int size;

  FrequencyOrder(ValueTable table) {
    this.table = table;
  }

  /** Takes in an entry that has begun to occur. */
  void insert(int entry) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    if (entry >= places.length) {
      places = Arrays.copyOf(places, table.capacity());
    }
    place(entry, size++);
    up(size - 1);
  }

  /** Takes out an entry; to be called while it still has its value. */
  void delete(int entry) {
    int hole = places[entry];
    int moved = heap[--size];
    if (moved != entry) {
      place(moved, hole);
      up(hole);
      down(places[moved]);
    }
  }

  /** Follows an entry whose count has grown. */
  void raise(int entry) {
    up(places[entry]);
  }

  /** Follows an entry whose count has shrunk, but not to 0. */
  void lower(int entry) {
    down(places[entry]);
  }

  /** The best entry, or -1. */
  int best() {
    return size == 0 ? -1 : heap[0];
  }

  /** The best entries, at most {@code limit}. */
  int[] best(long limit) {
    int count = (int) Math.max(0, Math.min(limit, size));
    int[] result = new int[count];
    PriorityQueue<Integer> candidates =
        new PriorityQueue<>((left, right) -> compare(heap[left], heap[right]));
    candidates.add(0);
    for (int i = 0; i < count; i++) {
      int next = candidates.remove();
      result[i] = heap[next];
      for (int child = 2 * next + 1; child <= 2 * next + 2 && child < size; child++) {
        candidates.add(child);
      }
    }
    return result;
  }

  void reset() {
    if (heap.length > StateMemory.KEPT_ENTRIES) {
      heap = new int[4];
      places = new int[4];
    }
    size = 0;
  }

  private int compare(int left, int right) {
    int byCount = Long.compare(table.count(right), table.count(left));
    return byCount != 0 ? byCount : ValueOrder.compare(table.values(), left, table.values(), right);
  }

  private void up(int from) {
    int entry = heap[from];
    int at = from;
    while (at > 0 && compare(entry, heap[(at - 1) / 2]) < 0) {
      place(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    place(entry, at);
  }

  private void down(int from) {
    int entry = heap[from];
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && compare(heap[child + 1], heap[child]) < 0) {
        child++;
      }
      if (compare(entry, heap[child]) <= 0) {
        break;
      }
      place(heap[child], at);
      at = child;
    }
    place(entry, at);
  }

  private void place(int entry, int at) {
    heap[at] = entry;
    places[entry] = at;
  }
}
