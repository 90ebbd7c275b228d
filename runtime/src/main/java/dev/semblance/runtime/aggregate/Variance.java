package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code variance(x)}: of a sample, from exact sums, rounded once; {@code stddev(x)}: the root of
 * that double. Null below two values, and where the variance is beyond the greatest double.
 */
final class Variance implements AggregateState {
  private final Moments moments;
  private final boolean root;
  private long count;

  private Variance(Type argument, boolean root) {
    this.moments = new Moments(argument);
    this.root = root;
  }

  static Variance variance(Type argument) {
    return new Variance(argument, false);
  }

  static Variance deviation(Type argument) {
    return new Variance(argument, true);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        moments.add(values, i);
        count++;
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        moments.subtract(values, i);
        count--;
      }
    }
  }

  @Override
  public void merge(AggregateState later) {
    moments.add(((Variance) later).moments);
    count += ((Variance) later).count;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || events.argument(0).isNull(self)) {
      write(count, out, row);
      return;
    }
    // Exact, so that it can be taken back without a trace.
    moments.add(events.argument(0), self);
    write(count + 1, out, row);
    moments.subtract(events.argument(0), self);
  }

  private void write(long values, ColumnVector out, int row) {
    double variance = values < 2 ? Double.NaN : moments.variance(values);
    if (Double.isFinite(variance)) {
      out.setDouble(row, root ? Math.sqrt(variance) : variance);
    } else {
      out.setNull(row);
    }
  }

  @Override
  public void reset() {
    moments.reset();
    count = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(count);
    moments.write(out);
  }

  @Override
  public void read(StateInput in) {
    count = in.readUnsigned();
    moments.read(in);
  }
}
