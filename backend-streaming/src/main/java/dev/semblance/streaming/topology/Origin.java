package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;

/**
 * Where a row comes from: partition and offset tell arrivals of one event apart, time and identity
 * tell events.
 *
 * @param partition of the event's topic
 * @param timestamp of the source's message, in milliseconds
 * @param arrivedMillis wall-clock time at which the record was read
 * @param key of the source's message; null if it had none
 * @param time of the event, in microseconds
 */
record Origin(
    int partition,
    long offset,
    long timestamp,
    long arrivedMillis,
    byte[] key,
    long time,
    byte[] identity) {

  void write(StateOutput out) {
    out.writeUnsigned(partition);
    out.writeUnsigned(offset);
    out.writeLong(timestamp);
    out.writeLong(arrivedMillis);
    out.writeBoolean(key != null);
    if (key != null) {
      out.writeBytes(key);
    }
    out.writeLong(time);
    out.writeBytes(identity);
  }

  static Origin read(StateInput in) {
    int partition = (int) in.readUnsigned();
    long offset = in.readUnsigned();
    long timestamp = in.readLong();
    long arrivedMillis = in.readLong();
    byte[] key = in.readBoolean() ? in.readBytes() : null;
    return new Origin(
        partition, offset, timestamp, arrivedMillis, key, in.readLong(), in.readBytes());
  }

  /** What tells the arrival from all others of the event. */
  ArrivalId id() {
    return new ArrivalId(partition, offset);
  }
}
