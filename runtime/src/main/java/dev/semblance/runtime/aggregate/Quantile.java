package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code quantile(x, q)}: exact, linear between the two order statistics around (n - 1) q, in
 * double arithmetic; null on none, and where the arithmetic leaves the range of double.
 */
final class Quantile implements AggregateState {
  private final double fraction;
  private final OrderedDoubles values = new OrderedDoubles();

  /**
   * @param fraction q, from 0 to 1
   */
  Quantile(double fraction) {
    this.fraction = fraction;
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector column = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!column.isNull(i)) {
        values.add(Decimals.toDouble(column, i));
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector column = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!column.isNull(i)) {
        values.remove(Decimals.toDouble(column, i));
      }
    }
  }

  @Override
  public void merge(AggregateState later) {
    OrderedDoubles other = ((Quantile) later).values;
    for (int i = 0; i < other.size(); i++) {
      values.add(other.get(i));
    }
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    boolean withSelf = self >= 0 && !events.argument(0).isNull(self);
    double own = withSelf ? Decimals.toDouble(events.argument(0), self) : Double.NaN;
    int place = withSelf ? values.rank(own) : Integer.MAX_VALUE;
    double result = interpolate(withSelf ? values.size() + 1 : values.size(), own, place);
    if (Double.isFinite(result)) {
      out.setDouble(row, result);
    } else {
      out.setNull(row);
    }
  }

  /**
   * Over {@code size} values, of which {@code own}, the trigger's, would stand at {@code place}.
   */
  private double interpolate(int size, double own, int place) {
    if (size == 0) {
      return Double.NaN;
    }
    double position = (size - 1) * fraction;
    int below = (int) Math.floor(position);
    double lower = valueAt(below, own, place);
    if (position == below) {
      return lower;
    }
    return lower + (valueAt(below + 1, own, place) - lower) * (position - below);
  }

  private double valueAt(int position, double own, int place) {
    if (position == place) {
      return own;
    }
    return values.get(position < place ? position : position - 1);
  }

  @Override
  public void reset() {
    values.reset();
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(values.size());
    for (int i = 0; i < values.size(); i++) {
      out.writeDouble(values.get(i));
    }
  }

  @Override
  public void read(StateInput in) {
    reset();
    for (int left = in.readCount(); left > 0; left--) {
      values.add(in.readDouble());
    }
  }
}
