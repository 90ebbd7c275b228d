package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/** {@code count(x)}: how many events have a value; 0 on none. */
final class ValueCount implements AggregateState {
  private long count;

  @Override
  public void add(EventColumns events, int from, int to) {
    count += values(events, from, to);
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    count -= values(events, from, to);
  }

  @Override
  public void merge(AggregateState later) {
    count += ((ValueCount) later).count;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    out.setLong(row, self < 0 ? count : count + values(events, self, self + 1));
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

  private static int values(EventColumns events, int from, int to) {
    boolean[] nulls = events.argument(0).nulls();
    int values = 0;
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        values++;
      }
    }
    return values;
  }
}
