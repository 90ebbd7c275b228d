package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * {@code approx_distinct(x)}: about how many different values, by a sketch of constant size; 0 on
 * none. A sketch cannot forget: when events leave, it is made anew from those that remain, which is
 * why windows of this aggregate move in steps.
 */
final class ApproximateDistinct implements AggregateState {
  /** Of the empty text, which would have no bytes; no UTF-8 text has this one. */
  private static final byte[] EMPTY_TEXT = {(byte) 0xFF};

  private final DistinctSketch sketch = new DistinctSketch();
  private final MurmurHash hash = new MurmurHash();
  private final byte[] number = new byte[Long.BYTES];
  private final Type type;

  ApproximateDistinct(Type argument) {
    this.type = argument;
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        sketch.add(coupon(values, i));
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    sketch.reset();
    add(events, to, end);
  }

  private int coupon(ColumnVector values, int row) {
    hash.hash(encoded(values, row));
    return DistinctSketch.coupon(hash);
  }

  private byte[] encoded(ColumnVector values, int row) {
    if (type.is(Kind.STRING)) {
      byte[] text = ((String) values.objects()[row]).getBytes(StandardCharsets.UTF_8);
      return text.length == 0 ? EMPTY_TEXT : text;
    }
    return switch (values.storage()) {
      case LONG ->
          type.is(Kind.DECIMAL)
              ? BigInteger.valueOf(values.longs()[row]).toByteArray()
              : littleEndian(values.longs()[row]);
      case DOUBLE -> littleEndian(Double.doubleToLongBits(values.doubles()[row]));
      case OBJECT -> ((BigDecimal) values.objects()[row]).unscaledValue().toByteArray();
    };
  }

  private byte[] littleEndian(long value) {
    for (int i = 0; i < number.length; i++) {
      number[i] = (byte) (value >>> i * Byte.SIZE);
    }
    return number;
  }

  @Override
  public void merge(AggregateState later) {
    sketch.addAll(((ApproximateDistinct) later).sketch);
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    boolean withSelf = self >= 0 && !events.argument(0).isNull(self);
    out.setLong(
        row, withSelf ? sketch.estimateWith(coupon(events.argument(0), self)) : sketch.estimate());
  }

  @Override
  public void reset() {
    sketch.reset();
  }

  @Override
  public void write(StateOutput out) {
    sketch.write(out);
  }

  @Override
  public void read(StateInput in) {
    sketch.read(in);
  }
}
