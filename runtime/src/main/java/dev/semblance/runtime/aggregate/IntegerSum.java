package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.ColumnVector.Storage;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Sum of ints or decimals; of decimals(p, s) in decimal(38, s). */
final class IntegerSum implements ExactSum {
  private final Type type;
  private final WideInteger unscaled;

  IntegerSum(Type type) {
    this.type = type;
    boolean longs = ColumnVector.storageOf(type) == Storage.LONG;
    this.unscaled =
        new WideInteger(longs ? WideInteger.LIMBS_FOR_LONGS : WideInteger.LIMBS_FOR_DECIMALS);
  }

  @Override
  public void add(ColumnVector values, int row) {
    if (values.storage() == Storage.LONG) {
      unscaled.add(values.longs()[row]);
    } else {
      unscaled.add(unscaled(values, row));
    }
  }

  @Override
  public void subtract(ColumnVector values, int row) {
    if (values.storage() == Storage.LONG) {
      unscaled.subtract(values.longs()[row]);
    } else {
      unscaled.subtract(unscaled(values, row));
    }
  }

  private static BigInteger unscaled(ColumnVector values, int row) {
    return ((BigDecimal) values.objects()[row]).unscaledValue();
  }

  @Override
  public void add(ExactSum other) {
    unscaled.add(((IntegerSum) other).unscaled);
  }

  @Override
  public void reset() {
    unscaled.reset();
  }

  @Override
  public void writeTo(ColumnVector out, int row) {
    if (!fits()) {
      out.setNull(row);
    } else if (type.is(Kind.INT)) {
      out.setLong(row, unscaled.longValue());
    } else {
      out.setObject(row, decimal());
    }
  }

  @Override
  public double toDouble() {
    if (!fits()) {
      return Double.NaN;
    }
    return type.is(Kind.INT)
        ? (double) unscaled.longValue()
        : Decimals.toDouble(unscaled.toBigInteger(), type.scale());
  }

  private boolean fits() {
    return unscaled.fitsLong()
        || !type.is(Kind.INT)
            && unscaled.toBigInteger().abs().compareTo(Decimals.LARGEST_UNSCALED) <= 0;
  }

  private BigDecimal decimal() {
    return unscaled.fitsLong()
        ? BigDecimal.valueOf(unscaled.longValue(), type.scale())
        : new BigDecimal(unscaled.toBigInteger(), type.scale());
  }

  @Override
  public void write(StateOutput out) {
    unscaled.write(out);
  }

  @Override
  public void read(StateInput in) {
    unscaled.read(in);
  }
}
