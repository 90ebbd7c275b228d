package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.expression.Window.LastEvents;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.window.WindowCursor;
import java.util.ArrayList;
import java.util.List;

/** One window over one log, and all aggregates over it. */
final class WindowFold {

  /** Which triggers a fold answers. */
  enum Answers {
    /** All. */
    ALL,
    /** Those that count themselves; {@code over n events} leaves a place for them. */
    SELVES,
    /** Those that do not count themselves. */
    OTHERS;

    boolean answers(int self) {
      return this == ALL || (this == SELVES) == (self >= 0);
    }
  }

  private final Window window;
  private final Answers answers;
  private final FilteredLog log;
  private final WindowCursor cursor;
  private final boolean expires;
  private final List<AggregateFold> aggregates = new ArrayList<>();
  private int[] lows = new int[16];
  private int[] highs = new int[16];

  WindowFold(Window window, Answers answers, FilteredLog log) {
    this.window = window;
    this.answers = answers;
    this.log = log;
    this.cursor = WindowCursor.of(window, answers == Answers.SELVES);
    this.expires = WindowCursor.expires(window);
  }

  /**
   * Which folds an aggregate needs: only {@code over n events} tells triggers in their own window
   * from others, as it covers one past event less for them.
   */
  static List<Answers> kinds(Window window, boolean seesSelf) {
    return seesSelf && window instanceof LastEvents
        ? List.of(Answers.SELVES, Answers.OTHERS)
        : List.of(Answers.ALL);
  }

  void add(AggregateFold aggregate) {
    aggregates.add(aggregate);
  }

  /**
   * Answers the triggers.
   *
   * @param selves where each trigger itself stands in the log, or -1
   */
  void run(Segments segments, Triggers triggers, int[] selves) {
    int low = cursor.low();
    int high = cursor.high();
    findEdges(segments, triggers, selves);
    for (AggregateFold aggregate : aggregates) {
      aggregate.run(this, segments, triggers, selves, low, high);
    }
  }

  private void findEdges(Segments segments, Triggers triggers, int[] selves) {
    int count = triggers.count();
    if (count >= lows.length) {
      lows = new int[count * 2];
      highs = new int[count * 2];
    }
    long[] times = log.times();
    int[] segmentOf = triggers.segments();
    int open = segments.continuing() ? 0 : -1;
    for (int i = 0; i <= count; i++) {
      if (i < count && !answers.answers(selves[i])) {
        continue;
      }
      int segment = segmentOf[i];
      if (segment != open) {
        cursor.start(log.start(segment));
        open = segment;
      }
      cursor.advance(times, log.end(segment), triggers.times()[i]);
      lows[i] = cursor.low();
      highs[i] = cursor.high();
    }
  }

  Answers answers() {
    return answers;
  }

  FilteredLog log() {
    return log;
  }

  /** The first row in the window of each trigger answered, and of the end. */
  int[] lows() {
    return lows;
  }

  /** The row after the last in the window of each trigger answered, and of the end. */
  int[] highs() {
    return highs;
  }

  /** The first row of the log that will be asked for again. */
  int firstNeeded() {
    return expires ? cursor.low() : cursor.high();
  }

  void drop(int rows) {
    cursor.drop(rows);
  }

  /** Begins with an empty entity at row 0. */
  void clear() {
    cursor.start(0);
    aggregates.forEach(AggregateFold::clear);
  }

  void write(int first, StateOutput out) {
    if (expires) {
      cursor.write(first, out);
    }
    aggregates.forEach(aggregate -> aggregate.write(out));
  }

  void read(StateInput in) {
    if (expires) {
      cursor.read(in, log.size());
    } else {
      cursor.start(log.size());
    }
    aggregates.forEach(aggregate -> aggregate.read(in));
  }
}
