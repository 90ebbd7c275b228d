package dev.semblance.runtime.entity;

import dev.semblance.runtime.aggregate.AggregateState;
import dev.semblance.runtime.aggregate.AggregateStates;
import dev.semblance.runtime.aggregate.EventColumns;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.entity.SourceShape.AggregateShape;
import dev.semblance.runtime.entity.SourceShape.WindowShape;
import dev.semblance.runtime.window.WindowCursor;
import java.util.List;

/**
 * How far one window of one entity has come along its log: which rows it covers, and what its
 * aggregates hold of them. A log can have several marks for a window, each at another moment.
 */
final class WindowMark {
  private final WindowCursor cursor;
  private final AggregateState[] states;

  /** At the beginning of an empty log. */
  WindowMark(WindowShape shape, boolean expires) {
    cursor = WindowCursor.of(shape.window(), shape.answers() == WindowFold.Answers.SELVES);
    List<AggregateShape> aggregates = shape.aggregates();
    states = new AggregateState[aggregates.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = AggregateStates.create(aggregates.get(i).aggregate(), expires);
    }
  }

  AggregateState state(int aggregate) {
    return states[aggregate];
  }

  WindowCursor cursor() {
    return cursor;
  }

  /**
   * Moves to a moment no earlier than the one where it stands.
   *
   * @param views the log's rows as each aggregate reads them
   */
  void advance(EventColumns[] views, long[] times, int size, long asOf) {
    int low = cursor.low();
    int high = cursor.high();
    cursor.advance(times, size, asOf);
    if (cursor.low() == low && cursor.high() == high) {
      return;
    }
    for (int i = 0; i < states.length; i++) {
      AggregateFold.move(states[i], views[i], low, high, cursor.low(), cursor.high());
    }
  }

  /** Becomes a copy of another mark of the same window. */
  void copy(WindowMark other) {
    cursor.copy(other.cursor);
    for (int i = 0; i < states.length; i++) {
      states[i].reset();
      states[i].merge(other.states[i]);
    }
  }

  void clear() {
    cursor.start(0);
    for (AggregateState state : states) {
      state.reset();
    }
  }

  void writeStates(StateOutput out) {
    for (AggregateState state : states) {
      state.write(out);
    }
  }

  void readStates(StateInput in) {
    for (AggregateState state : states) {
      state.read(in);
    }
  }

  /** Makes the states anew from the rows that the window covers. */
  void rebuildStates(EventColumns[] views) {
    for (int i = 0; i < states.length; i++) {
      states[i].reset();
      if (cursor.low() < cursor.high()) {
        states[i].add(views[i], cursor.low(), cursor.high());
      }
    }
  }
}
