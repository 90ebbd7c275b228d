package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/** {@code last(x)}: the newest value; null on none. */
final class Last implements AggregateState {
  private final ColumnVector value;
  private long count;

  Last(Type argument) {
    this.value = new ColumnVector(argument, 1);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    boolean[] nulls = values.nulls();
    int newest = -1;
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        newest = i;
        count++;
      }
    }
    if (newest >= 0) {
      value.copy(0, values, newest);
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    boolean[] nulls = events.argument(0).nulls();
    for (int i = from; i < to; i++) {
      if (!nulls[i]) {
        count--;
      }
    }
  }

  @Override
  public void merge(AggregateState later) {
    Last other = (Last) later;
    if (other.count > 0) {
      value.copy(0, other.value, 0);
      count += other.count;
    }
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self >= 0 && !events.argument(0).isNull(self)) {
      out.copy(row, events.argument(0), self);
    } else if (count > 0) {
      out.copy(row, value, 0);
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
