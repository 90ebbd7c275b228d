package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code streak(condition)}: how many of the latest events in a row satisfy it, those where it is
 * null left out; 0 on none.
 */
final class Streak implements AggregateState {
  /** Events where the condition is not null. */
  private long known;

  private long run;

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector condition = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!condition.isNull(i)) {
        known++;
        run = condition.isTrue(i) ? run + 1 : 0;
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    boolean[] nulls = events.argument(0).nulls();
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        known--;
      }
    }
    run = Math.min(run, known);
  }

  @Override
  public void merge(AggregateState later) {
    Streak other = (Streak) later;
    run = other.run == other.known ? run + other.run : other.run;
    known += other.known;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || events.argument(0).isNull(self)) {
      out.setLong(row, run);
    } else {
      out.setLong(row, events.argument(0).isTrue(self) ? run + 1 : 0);
    }
  }

  @Override
  public void reset() {
    known = 0;
    run = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(known);
    out.writeUnsigned(run);
  }

  @Override
  public void read(StateInput in) {
    known = in.readUnsigned();
    run = in.readUnsigned();
  }
}
