package dev.semblance.runtime.window;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.aggregate.EventColumns;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnVector;
import java.util.Arrays;
import java.util.List;

/**
 * Events in order: time, and the values that somebody will still ask for. Rows are appended at the
 * end and dropped at the beginning; row numbers count from the oldest row kept.
 */
public final class EventLog {
  private static final int FIRST_CAPACITY = 4;

  private final ColumnVector times = new ColumnVector(Type.TIMESTAMP, FIRST_CAPACITY);
  private final ColumnVector[] columns;
  private int size;

  /** An empty log. */
  public EventLog(List<Type> columnTypes) {
    columns =
        columnTypes.stream()
            .map(type -> new ColumnVector(type, FIRST_CAPACITY))
            .toArray(ColumnVector[]::new);
  }

  public int size() {
    return size;
  }

  /** Times in microseconds; stale after {@link #append}. */
  public long[] times() {
    return times.longs();
  }

  public ColumnVector column(int index) {
    return columns[index];
  }

  /** Times and some of the columns, as an aggregate reads them; a view that stays valid. */
  public EventColumns view(int... indexes) {
    return new EventColumns(
        times, Arrays.stream(indexes).mapToObj(i -> columns[i]).toArray(ColumnVector[]::new));
  }

  /**
   * Appends rows of a batch.
   *
   * @param rows which, the first {@code count} entries, in order
   * @param from one vector for each of the log's columns
   */
  public void append(long[] batchTimes, ColumnVector[] from, int[] rows, int count) {
    times.ensureCapacity(size + count);
    long[] target = times.longs();
    for (int i = 0; i < count; i++) {
      target[size + i] = batchTimes[rows[i]];
    }
    for (int c = 0; c < columns.length; c++) {
      columns[c].ensureCapacity(size + count);
      gather(columns[c], size, from[c], rows, count);
    }
    size += count;
  }

  /**
   * Puts one row of a batch in front of the row {@code position}, or at the end.
   *
   * @param from one vector for each of the log's columns
   */
  public void insert(int position, long time, ColumnVector[] from, int fromRow) {
    times.ensureCapacity(size + 1);
    long[] target = times.longs();
    System.arraycopy(target, position, target, position + 1, size - position);
    target[position] = time;
    for (int c = 0; c < columns.length; c++) {
      columns[c].ensureCapacity(size + 1);
      move(columns[c], position, position + 1, size - position);
      columns[c].copy(position, from[c], fromRow);
    }
    size++;
  }

  /** Takes out one row; those after it move down. */
  public void remove(int position) {
    int rest = size - position - 1;
    System.arraycopy(times.longs(), position + 1, times.longs(), position, rest);
    for (ColumnVector column : columns) {
      move(column, position + 1, position, rest);
      if (column.storage() == ColumnVector.Storage.OBJECT) {
        column.objects()[size - 1] = null;
      }
    }
    size--;
  }

  private static void move(ColumnVector column, int from, int to, int count) {
    if (count == 0) {
      return;
    }
    System.arraycopy(column.nulls(), from, column.nulls(), to, count);
    switch (column.storage()) {
      case LONG -> System.arraycopy(column.longs(), from, column.longs(), to, count);
      case DOUBLE -> System.arraycopy(column.doubles(), from, column.doubles(), to, count);
      case OBJECT -> System.arraycopy(column.objects(), from, column.objects(), to, count);
    }
  }

  private static void gather(ColumnVector to, int start, ColumnVector from, int[] rows, int count) {
    boolean[] nulls = to.nulls();
    for (int i = 0; i < count; i++) {
      nulls[start + i] = from.nulls()[rows[i]];
    }
    switch (to.storage()) {
      case LONG -> {
        for (int i = 0; i < count; i++) {
          to.longs()[start + i] = from.longs()[rows[i]];
        }
      }
      case DOUBLE -> {
        for (int i = 0; i < count; i++) {
          to.doubles()[start + i] = from.doubles()[rows[i]];
        }
      }
      case OBJECT -> {
        for (int i = 0; i < count; i++) {
          to.objects()[start + i] = from.objects()[rows[i]];
        }
      }
    }
  }

  /** Forgets the oldest rows; what remains moves down by as many. */
  public void drop(int rows) {
    int rest = size - rows;
    System.arraycopy(times.longs(), rows, times.longs(), 0, rest);
    for (ColumnVector column : columns) {
      move(column, rows, 0, rest);
      if (column.storage() == ColumnVector.Storage.OBJECT) {
        Arrays.fill(column.objects(), rest, size, null);
      }
    }
    size = rest;
  }

  /** Forgets all rows. */
  public void clear() {
    drop(size);
  }

  /** Appends the rows from {@code first} on to a state's bytes. */
  public void write(int first, StateOutput out) {
    write(first, size, out);
  }

  /** Appends the rows {@code first .. end - 1} to a state's bytes. */
  public void write(int first, int end, StateOutput out) {
    out.writeUnsigned(end - first);
    long previous = 0;
    for (int row = first; row < end; row++) {
      // Wraps around between extremes, and back again when read.
      out.writeLong(times.longs()[row] - previous);
      previous = times.longs()[row];
    }
    for (ColumnVector column : columns) {
      for (int row = first; row < end; row++) {
        out.writeNullable(column, row);
      }
    }
  }

  /** Becomes what {@link #write} wrote. */
  public void read(StateInput in) {
    clear();
    append(in);
  }

  /** Appends the rows that {@link #write} wrote. */
  public void append(StateInput in) {
    int first = size;
    size += in.readCount();
    times.ensureCapacity(size);
    long previous = 0;
    for (int row = first; row < size; row++) {
      previous += in.readLong();
      times.setLong(row, previous);
    }
    for (ColumnVector column : columns) {
      column.ensureCapacity(size);
      for (int row = first; row < size; row++) {
        in.readNullable(column, row);
      }
    }
  }
}
