package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/** {@code count()}: how many events; {@code exists()}: whether there is one. */
final class EventCount implements AggregateState {
  private final boolean exists;
  private long count;

  private EventCount(boolean exists) {
    this.exists = exists;
  }

  static EventCount count() {
    return new EventCount(false);
  }

  static EventCount exists() {
    return new EventCount(true);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    count += to - from;
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    count -= to - from;
  }

  @Override
  public void merge(AggregateState later) {
    count += ((EventCount) later).count;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    long all = self < 0 ? count : count + 1;
    out.setLong(row, exists ? Math.min(all, 1) : all);
  }

  @Override
  public void reset() {
    count = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(count);
  }

  @Override
  public void read(StateInput in) {
    count = in.readUnsigned();
  }
}
