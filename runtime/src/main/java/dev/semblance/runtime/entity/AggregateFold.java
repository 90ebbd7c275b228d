package dev.semblance.runtime.entity;

import dev.semblance.runtime.aggregate.AggregateState;
import dev.semblance.runtime.aggregate.EventColumns;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnVector;

/** One aggregate over one window: moves its state from trigger to trigger. */
final class AggregateFold {
  private final AggregateState state;
  private final EventColumns events;

  /** Whether a trigger that is an event of the source counts itself. */
  private final boolean seesSelf;

  /** Where the values go, a row a trigger. */
  private final ColumnVector out;

  AggregateFold(AggregateState state, EventColumns events, boolean seesSelf, ColumnVector out) {
    this.state = state;
    this.events = events;
    this.seesSelf = seesSelf;
    this.out = out;
  }

  /**
   * Answers the triggers, and ends where the window's end is.
   *
   * @param startLow the oldest row that the state holds of the open entity
   * @param startHigh the row after the newest that it holds
   */
  void run(
      WindowFold window,
      Segments segments,
      Triggers triggers,
      int[] selves,
      int startLow,
      int startHigh) {
    int[] lows = window.lows();
    int[] highs = window.highs();
    int[] segmentOf = triggers.segments();
    long[] times = triggers.times();
    int count = triggers.count();
    int open = segments.continuing() ? 0 : -1;
    int low = startLow;
    int high = startHigh;
    for (int i = 0; i <= count; i++) {
      if (i < count && !window.answers().answers(selves[i])) {
        continue;
      }
      if (segmentOf[i] != open) {
        open = segmentOf[i];
        state.reset();
        low = window.log().start(open);
        high = low;
      }
      move(state, events, low, high, lows[i], highs[i]);
      low = lows[i];
      high = highs[i];
      if (i < count) {
        state.writeResult(events, seesSelf ? selves[i] : -1, times[i], out, i);
      }
    }
  }

  /**
   * Moves a state from holding the rows {@code low .. high - 1} to holding {@code newLow .. newHigh
   * - 1}, neither end of which is before the other's.
   */
  static void move(
      AggregateState state, EventColumns events, int low, int high, int newLow, int newHigh) {
    if (newLow >= high && newLow > low) {
      // Nothing stays, so that what came and went in between need not be looked at.
      state.reset();
      add(state, events, newLow, newHigh);
      return;
    }
    add(state, events, high, newHigh);
    if (newLow > low) {
      state.remove(events, low, newLow, newHigh);
    }
  }

  private static void add(AggregateState state, EventColumns events, int from, int to) {
    if (from < to) {
      state.add(events, from, to);
    }
  }

  void clear() {
    state.reset();
  }

  void write(StateOutput out) {
    state.write(out);
  }

  void read(StateInput in) {
    state.read(in);
  }
}
