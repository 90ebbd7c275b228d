package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code min(x)}, {@code max(x)}, {@code min_by(x, y)}, {@code max_by(x, y)} over a window that
 * moves on: a queue of the events that may still win, best and oldest first. An event goes in at
 * most once and out at most once, whatever the window's length.
 */
final class WindowedExtreme implements AggregateState {
  private static final int FIRST_CAPACITY = 4;

  private final ExtremeRule rule;
  private ColumnVector values;
  private ColumnVector measures;

  /** How many values had been added before the queue's entry was. */
  private long[] numbers = new long[FIRST_CAPACITY];

  /** The queue is a ring of a power of two, from {@code head} on. */
  private int head;

  private int size;
  private long added;
  private long removed;

  WindowedExtreme(ExtremeRule rule, Type valueType, Type measureType) {
    this.rule = rule;
    this.values = new ColumnVector(valueType, FIRST_CAPACITY);
    this.measures = rule.byMeasure() ? new ColumnVector(measureType, FIRST_CAPACITY) : values;
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector arguments = events.argument(0);
    ColumnVector by = rule.measure(events);
    for (int i = from; i < to; i++) {
      if (!arguments.isNull(i) && !by.isNull(i)) {
        push(arguments, by, i, added);
        added++;
      }
    }
  }

  private void push(ColumnVector arguments, ColumnVector by, int row, long number) {
    // Of equals, min and max need the one that stays longest, min_by and max_by the first.
    int least = rule.byMeasure() ? 1 : 0;
    while (size > 0 && rule.compare(measures, slot(size - 1), by, row) >= least) {
      size--;
    }
    if (size == numbers.length) {
      grow();
    }
    int slot = slot(size);
    values.copy(slot, arguments, row);
    if (rule.byMeasure()) {
      measures.copy(slot, by, row);
    }
    numbers[slot] = number;
    size++;
  }

  private int slot(int index) {
    return head + index & numbers.length - 1;
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector arguments = events.argument(0);
    ColumnVector by = rule.measure(events);
    for (int i = from; i < to; i++) {
      if (!arguments.isNull(i) && !by.isNull(i)) {
        removed++;
      }
    }
    while (size > 0 && numbers[head] < removed) {
      head = slot(1);
      size--;
    }
  }

  @Override
  public void merge(AggregateState later) {
    WindowedExtreme other = (WindowedExtreme) later;
    for (int i = 0; i < other.size; i++) {
      int slot = other.slot(i);
      push(other.values, other.measures, slot, added + other.numbers[slot] - other.removed);
    }
    added += other.added - other.removed;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    boolean withSelf = self >= 0 && rule.counts(events, self);
    if (size > 0 && !(withSelf && rule.compare(rule.measure(events), self, measures, head) < 0)) {
      out.copy(row, values, head);
    } else if (withSelf) {
      out.copy(row, events.argument(0), self);
    } else {
      out.setNull(row);
    }
  }

  @Override
  public void reset() {
    if (numbers.length > StateMemory.KEPT_ENTRIES) {
      resize(FIRST_CAPACITY, 0);
    }
    head = 0;
    size = 0;
    added = 0;
    removed = 0;
  }

  private void grow() {
    resize(numbers.length * 2, size);
  }

  private void resize(int capacity, int kept) {
    ColumnVector oldValues = values;
    ColumnVector oldMeasures = measures;
    long[] oldNumbers = numbers;
    values = new ColumnVector(oldValues.type(), capacity);
    measures = rule.byMeasure() ? new ColumnVector(oldMeasures.type(), capacity) : values;
    numbers = new long[capacity];
    for (int i = 0; i < kept; i++) {
      int old = head + i & oldNumbers.length - 1;
      values.copy(i, oldValues, old);
      if (rule.byMeasure()) {
        measures.copy(i, oldMeasures, old);
      }
      numbers[i] = oldNumbers[old];
    }
    head = 0;
  }

  @Override
  public void write(StateOutput out) {
    out.writeUnsigned(added - removed);
    out.writeUnsigned(size);
    for (int i = 0; i < size; i++) {
      int slot = slot(i);
      out.writeUnsigned(numbers[slot] - removed);
      out.writeValue(values, slot);
      if (rule.byMeasure()) {
        out.writeValue(measures, slot);
      }
    }
  }

  @Override
  public void read(StateInput in) {
    reset();
    added = in.readUnsigned();
    int count = in.readCount();
    if (count > numbers.length) {
      resize(Integer.highestOneBit(count) * 2, 0);
    }
    for (; size < count; size++) {
      numbers[size] = in.readUnsigned();
      in.readValue(values, size);
      if (rule.byMeasure()) {
        in.readValue(measures, size);
      }
    }
  }
}
