package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code mean(x)}: the exact sum, rounded to a double, by the number of values; null on none and
 * where the sum does not fit its type.
 */
final class Mean implements AggregateState {
  private final ExactSum sum;
  private long count;

  Mean(Type argument) {
    this.sum = ExactSum.of(argument);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    boolean[] nulls = values.nulls();
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        sum.add(values, i);
        count++;
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
        count--;
      }
    }
  }

  @Override
  public void merge(AggregateState later) {
    sum.add(((Mean) later).sum);
    count += ((Mean) later).count;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || events.argument(0).isNull(self)) {
      writeMean(count, out, row);
      return;
    }
    sum.add(events.argument(0), self);
    writeMean(count + 1, out, row);
    sum.subtract(events.argument(0), self);
  }

  private void writeMean(long values, ColumnVector out, int row) {
    double total = values == 0 ? Double.NaN : sum.toDouble();
    if (Double.isNaN(total)) {
      out.setNull(row);
    } else {
      // The quotient of a tiny negative sum may round to -0.0, which adding 0.0 mends.
      out.setDouble(row, total / (double) values + 0.0);
    }
  }

  @Override
  public void reset() {
    sum.reset();
    count = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(count);
    sum.write(out);
  }

  @Override
  public void read(StateInput in) {
    count = in.readUnsigned();
    sum.read(in);
  }
}
