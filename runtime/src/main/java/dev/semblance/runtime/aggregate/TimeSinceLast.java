package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code time_since_last()}: from the latest event to the trigger, which itself never counts; null
 * on none, and where the duration does not fit 64 bits of microseconds.
 */
final class TimeSinceLast implements AggregateState {
  private long latest;
  private long count;

  @Override
  public void add(EventColumns events, int from, int to) {
    if (from < to) {
      latest = events.times()[to - 1];
      count += to - from;
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    count -= to - from;
  }

  @Override
  public void merge(AggregateState later) {
    TimeSinceLast other = (TimeSinceLast) later;
    if (other.count > 0) {
      latest = other.latest;
      count += other.count;
    }
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (count == 0 || asOf - latest < 0) {
      out.setNull(row);
    } else {
      out.setLong(row, asOf - latest);
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
      out.writeLong(latest);
    }
  }

  @Override
  public void read(StateInput in) {
    count = in.readUnsigned();
    if (count > 0) {
      latest = in.readLong();
    }
  }
}
