package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/** Sum of doubles: the double nearest to the true sum, null beyond the greatest double. */
final class DoubleSum implements ExactSum {
  private final FixedPointSum sum = FixedPointSum.ofDoubles();

  @Override
  public void add(ColumnVector values, int row) {
    sum.add(values.doubles()[row]);
  }

  @Override
  public void subtract(ColumnVector values, int row) {
    sum.subtract(values.doubles()[row]);
  }

  @Override
  public void add(ExactSum other) {
    sum.add(((DoubleSum) other).sum);
  }

  @Override
  public void reset() {
    sum.reset();
  }

  @Override
  public void writeTo(ColumnVector out, int row) {
    double value = sum.toDouble();
    if (Double.isFinite(value)) {
      out.setDouble(row, value);
    } else {
      out.setNull(row);
    }
  }

  @Override
  public double toDouble() {
    double value = sum.toDouble();
    return Double.isFinite(value) ? value : Double.NaN;
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
