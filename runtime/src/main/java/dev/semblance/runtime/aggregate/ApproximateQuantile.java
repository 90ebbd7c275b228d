package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code approx_quantile(x, q)}: within 1 % of the value of rank (n - 1) q, from the counts of bins
 * of logarithmic width; null on none.
 */
final class ApproximateQuantile implements AggregateState {
  private final double fraction;
  private final LogarithmicBins bins = new LogarithmicBins();

  /**
   * @param fraction q, from 0 to 1
   */
  ApproximateQuantile(double fraction) {
    this.fraction = fraction;
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector column = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!column.isNull(i)) {
        bins.add(Decimals.toDouble(column, i));
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector column = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!column.isNull(i)) {
        bins.remove(Decimals.toDouble(column, i));
      }
    }
  }

  @Override
  public void merge(AggregateState later) {
    bins.addAll(((ApproximateQuantile) later).bins);
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || events.argument(0).isNull(self)) {
      write(out, row);
      return;
    }
    double own = Decimals.toDouble(events.argument(0), self);
    bins.add(own);
    write(out, row);
    bins.remove(own);
  }

  private void write(ColumnVector out, int row) {
    if (bins.size() == 0) {
      out.setNull(row);
    } else {
      out.setDouble(row, bins.valueAt((bins.size() - 1) * fraction));
    }
  }

  @Override
  public void reset() {
    bins.reset();
  }

  @Override
  public void write(StateOutput out) {
    bins.write(out);
  }

  @Override
  public void read(StateInput in) {
    bins.read(in);
  }
}
