package dev.semblance.streaming.replay;

import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.record.EventIdentity;
import java.util.Arrays;

/**
 * An event on its way into the engine, small enough to be kept by the million.
 *
 * @param position what is sorted by first: its time, or its arrival
 * @param time in microseconds
 * @param kind which event it is, by the order in which events come at one position
 * @param identity bytes whose unsigned order is that of (id, content)
 * @param row its values, in the form of {@link StateOutput#writeRow}
 */
record RecordedEvent(long position, long time, int kind, byte[] identity, byte[] row)
    implements Comparable<RecordedEvent> {

  /** Of the object itself and its arrays, about. */
  private static final int OVERHEAD_BYTES = 120;

  int bytes() {
    return OVERHEAD_BYTES + identity.length + row.length;
  }

  @Override
  public int compareTo(RecordedEvent other) {
    int order = Long.compare(position, other.position);
    if (order == 0) {
      order = Long.compare(time, other.time);
    }
    if (order == 0) {
      order = Integer.compare(kind, other.kind);
    }
    return order == 0 ? Arrays.compareUnsigned(identity, other.identity) : order;
  }

  /** Whether the other has the same time and id but is a different event. */
  boolean conflictsWith(RecordedEvent other) {
    return kind == other.kind
        && time == other.time
        && !Arrays.equals(identity, other.identity)
        && EventIdentity.isSameId(identity, other.identity);
  }

  /** Whether the other is the same event, delivered again. */
  boolean isSameEvent(RecordedEvent other) {
    return kind == other.kind && time == other.time && Arrays.equals(identity, other.identity);
  }
}
