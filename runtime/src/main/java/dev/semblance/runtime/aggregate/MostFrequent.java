package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code mode(x)}: the most frequent value, null on none; {@code top(x, k)}: the k most frequent,
 * the most frequent first, an empty list on none. Ties go to the smaller value.
 */
final class MostFrequent implements AggregateState {
  private final ValueTable table;
  private final FrequencyOrder order;
  private final boolean asList;
  private final long limit;

  private MostFrequent(Type argument, boolean asList, long limit) {
    this.table = new ValueTable(argument);
    this.order = new FrequencyOrder(table);
    this.asList = asList;
    this.limit = limit;
  }

  static MostFrequent mode(Type argument) {
    return new MostFrequent(argument, false, 1);
  }

  /**
   * @param limit how many values are wanted; none for 0 or less
   */
  static MostFrequent top(Type argument, long limit) {
    return new MostFrequent(argument, true, limit);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        add(values, i);
      }
    }
  }

  private void add(ColumnVector values, int row) {
    int entry = table.add(values, row, 1);
    if (table.count(entry) == 1) {
      order.insert(entry);
    } else {
      order.raise(entry);
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        remove(values, i);
      }
    }
  }

  private void remove(ColumnVector values, int row) {
    int entry = table.find(values, row);
    if (table.count(entry) == 1) {
      order.delete(entry);
      table.remove(entry);
    } else {
      table.remove(entry);
      order.lower(entry);
    }
  }

  @Override
  public void merge(AggregateState later) {
    table.addAll(((MostFrequent) later).table);
    rebuildOrder();
  }

  private void rebuildOrder() {
    order.reset();
    for (int entry : table.sortedEntries()) {
      order.insert(entry);
    }
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || events.argument(0).isNull(self)) {
      write(out, row);
      return;
    }
    // Counts go up and down again: what occurs how often is the same afterwards.
    add(events.argument(0), self);
    write(out, row);
    remove(events.argument(0), self);
  }

  private void write(ColumnVector out, int row) {
    if (asList) {
      out.setObject(row, top());
    } else if (order.best() < 0) {
      out.setNull(row);
    } else {
      out.copy(row, table.values(), order.best());
    }
  }

  private List<Object> top() {
    int[] best = order.best(limit);
    List<Object> list = new ArrayList<>(best.length);
    for (int entry : best) {
      list.add(table.values().value(entry));
    }
    return Collections.unmodifiableList(list);
  }

  @Override
  public void reset() {
    table.reset();
    order.reset();
  }

  @Override
  public void write(StateOutput out) {
    table.write(out);
  }

  @Override
  public void read(StateInput in) {
    table.read(in);
    rebuildOrder();
  }
}
