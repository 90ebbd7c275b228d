package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;

/** One arrival of an event, by the place of its record. */
record ArrivalId(int partition, long offset) {

  void write(StateOutput out) {
    out.writeUnsigned(partition);
    out.writeUnsigned(offset);
  }

  static ArrivalId read(StateInput in) {
    return new ArrivalId((int) in.readUnsigned(), in.readUnsigned());
  }
}
