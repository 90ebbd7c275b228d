package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code time_since_first()}: from the earliest event to the trigger, which itself never counts;
 * null on none, and where the duration does not fit 64 bits of microseconds.
 */
final class TimeSinceFirst implements AggregateState {
  private long earliest;
  private long count;

  @Override
  public void add(EventColumns events, int from, int to) {
    if (count == 0 && from < to) {
      earliest = events.times()[from];
    }
    count += to - from;
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    count -= to - from;
    if (count > 0) {
      earliest = events.times()[to];
    }
  }

  @Override
  public void merge(AggregateState later) {
    TimeSinceFirst other = (TimeSinceFirst) later;
    if (count == 0) {
      earliest = other.earliest;
    }
    count += other.count;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (count == 0 || asOf - earliest < 0) {
      out.setNull(row);
    } else {
      out.setLong(row, asOf - earliest);
    }
  }

  @Override
  public void reset() {
    count = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(count);
    if (count > 0) {
      out.writeLong(earliest);
    }
  }

  @Override
  public void read(StateInput in) {
    count = in.readUnsigned();
    if (count > 0) {
      earliest = in.readLong();
    }
  }
}
