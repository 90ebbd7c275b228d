package dev.semblance.runtime.entity;

import java.util.Arrays;

/**
 * How a batch's rows divide into entities: one segment an entity. The first may go on with the
 * entity that the batch before ended with.
 */
final class Segments {
  private boolean[] hasKey = new boolean[16];
  private int count;
  private boolean continuing;

  /** Of the last row, if {@link #timeKnown}. */
  private long lastTime;

  private boolean timeKnown;

  void clear() {
    count = 0;
  }

  /** Takes note of a row; true if it begins a segment. */
  boolean add(boolean newEntity, boolean rowHasKey, long time) {
    if (!newEntity && timeKnown) {
      checkOrder(time);
    }
    lastTime = time;
    timeKnown = true;
    if (count > 0 && !newEntity) {
      return false;
    }
    if (count == 0) {
      continuing = !newEntity;
    }
    if (count == hasKey.length) {
      hasKey = Arrays.copyOf(hasKey, count * 2);
    }
    hasKey[count++] = rowHasKey;
    return true;
  }

  private void checkOrder(long time) {
    if (time < lastTime) {
      throw new IllegalArgumentException("a row is earlier than the one before");
    }
    if (count == 0 && time == lastTime) {
      throw new IllegalArgumentException("an instant is divided between two batches");
    }
  }

  /** Another state takes the place of the open entity's. */
  void forgetTime() {
    timeKnown = false;
  }

  int count() {
    return count;
  }

  int last() {
    return count - 1;
  }

  /** Whether the rows have a key; without, they belong to no entity. */
  boolean hasKey(int segment) {
    return hasKey[segment];
  }

  /** Whether segment 0 goes on with the entity that was open. */
  boolean continuing() {
    return continuing;
  }

  /** Time of the batch's last row, in microseconds. */
  long lastTime() {
    return lastTime;
  }
}
