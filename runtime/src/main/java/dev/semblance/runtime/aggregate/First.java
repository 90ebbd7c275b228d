package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/** {@code first(x)}: the oldest value; null on none. */
final class First implements AggregateState {
  private final ColumnVector value;
  private long count;

  First(Type argument) {
    this.value = new ColumnVector(argument, 1);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    boolean[] nulls = values.nulls();
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        if (count == 0) {
          value.copy(0, values, i);
        }
        count++;
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector values = events.argument(0);
    boolean[] nulls = values.nulls();
    long before = count;
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        count--;
      }
    }
    if (count > 0 && count < before) {
      value.copy(0, values, firstValue(nulls, to, end));
    }
  }

  /** Nulls passed over here are not looked at again: the next search begins behind a value. */
  private static int firstValue(boolean[] nulls, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!nulls[i]) {
        return i;
      }
    }
    throw new IllegalStateException("events left that had not come");
  }

  @Override
  public void merge(AggregateState later) {
    First other = (First) later;
    if (count == 0 && other.count > 0) {
      value.copy(0, other.value, 0);
    }
    count += other.count;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (count > 0) {
      out.copy(row, value, 0);
    } else if (self >= 0) {
      out.copy(row, events.argument(0), self);
    } else {
      out.setNull(row);
    }
  }

  @Override
  public void reset() {
    count = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(count);
    if (count > 0) {
      out.writeValue(value, 0);
    }
  }

  @Override
  public void read(StateInput in) {
    count = in.readUnsigned();
    if (count > 0) {
      in.readValue(value, 0);
    }
  }
}
