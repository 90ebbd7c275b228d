package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * The events that an aggregate looks at: their times and the values of its arguments, a row an
 * event. The vectors may grow between calls, so nobody keeps the arrays inside them.
 */
public final class EventColumns {
  private final ColumnVector times;
  private final ColumnVector[] arguments;

  /**
   * @param times in microseconds, ascending and never null
   */
  public EventColumns(ColumnVector times, ColumnVector... arguments) {
    this.times = times;
    this.arguments = arguments.clone();
  }

  /** Times in microseconds. */
  public long[] times() {
    return times.longs();
  }

  /** Values of the argument at {@code index}. */
  public ColumnVector argument(int index) {
    return arguments[index];
  }
}
