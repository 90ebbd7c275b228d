package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/** {@code ratio(condition)}: the share of true among non-null; null on none. */
final class Ratio implements AggregateState {
  private long known;
  private long satisfied;

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector condition = events.argument(0);
    for (int i = from; i < to; i++) {
      count(condition, i, 1);
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector condition = events.argument(0);
    for (int i = from; i < to; i++) {
      count(condition, i, -1);
    }
  }

  private void count(ColumnVector condition, int row, int times) {
    if (!condition.isNull(row)) {
      known += times;
      satisfied += condition.isTrue(row) ? times : 0;
    }
  }

  @Override
  public void merge(AggregateState later) {
    known += ((Ratio) later).known;
    satisfied += ((Ratio) later).satisfied;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    long all = known;
    long hits = satisfied;
    if (self >= 0 && !events.argument(0).isNull(self)) {
      all++;
      hits += events.argument(0).isTrue(self) ? 1 : 0;
    }
    if (all == 0) {
      out.setNull(row);
    } else {
      out.setDouble(row, (double) hits / (double) all);
    }
  }

  @Override
  public void reset() {
    known = 0;
    satisfied = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(known);
    out.writeUnsigned(satisfied);
  }

  @Override
  public void read(StateInput in) {
    known = in.readUnsigned();
    satisfied = in.readUnsigned();
  }
}
