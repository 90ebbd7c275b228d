package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/** {@code distinct(x)}: how many different values; 0 on none. The state grows with the answer. */
final class Distinct implements AggregateState {
  private final ValueTable table;

  Distinct(Type argument) {
    this.table = new ValueTable(argument);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        table.add(values, i, 1);
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        table.remove(table.find(values, i));
      }
    }
  }

  @Override
  public void merge(AggregateState later) {
    table.addAll(((Distinct) later).table);
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    ColumnVector values = self < 0 ? null : events.argument(0);
    boolean isNew = values != null && !values.isNull(self) && table.find(values, self) < 0;
    out.setLong(row, isNew ? table.size() + 1L : table.size());
  }

  @Override
  public void reset() {
    table.reset();
  }

  @Override
  public void write(StateOutput out) {
    table.write(out);
  }

  @Override
  public void read(StateInput in) {
    table.read(in);
  }
}
