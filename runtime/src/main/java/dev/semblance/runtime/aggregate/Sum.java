package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/** {@code sum(x)}: exact; 0 on none; null where the final sum does not fit its type. */
final class Sum implements AggregateState {
  private final ExactSum sum;

  Sum(Type argument) {
    this.sum = ExactSum.of(argument);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    boolean[] nulls = values.nulls();
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        sum.add(values, i);
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector values = events.argument(0);
    boolean[] nulls = values.nulls();
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        sum.subtract(values, i);
      }
    }
  }

  @Override
  public void merge(AggregateState later) {
    sum.add(((Sum) later).sum);
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || events.argument(0).isNull(self)) {
      sum.writeTo(out, row);
      return;
    }
    // Exact, so that it can be taken back without a trace.
    sum.add(events.argument(0), self);
    sum.writeTo(out, row);
    sum.subtract(events.argument(0), self);
  }

  @Override
  public void reset() {
    sum.reset();
  }

  @Override
  public void write(StateOutput out) {
    sum.write(out);
  }

  @Override
  public void read(StateInput in) {
    sum.read(in);
  }
}
