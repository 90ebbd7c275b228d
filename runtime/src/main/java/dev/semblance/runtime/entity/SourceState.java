package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.aggregate.EventColumns;
import dev.semblance.runtime.entity.SourceShape.AggregateShape;
import dev.semblance.runtime.entity.SourceShape.LogShape;
import dev.semblance.runtime.entity.SourceShape.WindowShape;
import dev.semblance.runtime.window.WindowCursor;
import java.util.List;

/**
 * What one entity remembers of one source.
 *
 * <p>Each log has two marks a window. The <em>settled</em> one stands where no row can come before
 * any more, and only moves forward. The <em>head</em> stands at the latest trigger answered; when a
 * row comes before it, it starts again from the settled one.
 */
final class SourceState {

  /** One log with its windows' marks. */
  static final class Log {
    final LogShape shape;
    final ArrivalLog rows;
    final EventColumns[][] views;
    final WindowMark[] settled;

    /** Made when first needed. */
    private WindowMark[] head;

    Log(LogShape shape) {
      this.shape = shape;
      this.rows = new ArrivalLog(shape.columns().stream().map(ScalarExpression::type).toList());
      this.views = new EventColumns[shape.windows().size()][];
      this.settled = marks();
      for (int w = 0; w < views.length; w++) {
        List<AggregateShape> aggregates = shape.windows().get(w).aggregates();
        views[w] = new EventColumns[aggregates.size()];
        for (int a = 0; a < views[w].length; a++) {
          views[w][a] = rows.rows().view(aggregates.get(a).columns());
        }
      }
    }

    private WindowMark[] marks() {
      WindowMark[] marks = new WindowMark[shape.windows().size()];
      for (int w = 0; w < marks.length; w++) {
        WindowShape window = shape.windows().get(w);
        marks[w] = new WindowMark(window, shape.expires());
      }
      return marks;
    }

    WindowMark[] head() {
      if (head == null) {
        head = marks();
      }
      return head;
    }

    void advance(WindowMark[] marks, long asOf) {
      for (int w = 0; w < marks.length; w++) {
        marks[w].advance(views[w], rows.times(), rows.size(), asOf);
      }
    }

    /** The first row that a settled window will ask for again. */
    int firstNeeded() {
      int first = Integer.MAX_VALUE;
      for (WindowMark mark : settled) {
        WindowCursor cursor = mark.cursor();
        first = Math.min(first, shape.expires() ? cursor.low() : cursor.high());
      }
      return first;
    }

    /** Forgets rows that are over, once that costs no more than they did. */
    private void trim() {
      int first = firstNeeded();
      if (first == 0 || first < rows.size() - first) {
        return;
      }
      rows.drop(first);
      drop(settled, first);
      if (head != null) {
        drop(head, first);
      }
    }

    private static void drop(WindowMark[] marks, int rows) {
      for (WindowMark mark : marks) {
        mark.cursor().drop(rows);
      }
    }

    private void clear() {
      rows.clear();
      for (WindowMark mark : settled) {
        mark.clear();
      }
    }
  }

  private static final int SETTLE_SELDOM = 32;

  final Log[] logs;

  /** Rows to be looked up; null if nobody does. */
  final ArrivalLog found;

  boolean hasClock;

  /** Latest time of any event of the stream, in microseconds, if {@link #hasClock}. */
  long clock;

  /** Where the settled marks stand. */
  private long settledTime = Long.MIN_VALUE;

  /** Where the head stands, if {@link #headValid}. */
  private long headTime;

  private boolean headValid;
  private int unsettled;

  /**
   * @param lookupColumns types of the columns that lookups find; null without lookups
   */
  SourceState(SourceShape shape, List<Type> lookupColumns) {
    logs = shape.logs().stream().map(Log::new).toArray(Log[]::new);
    found = lookupColumns == null ? null : new ArrivalLog(lookupColumns);
  }

  /** A row of that time was put in. */
  void rowCame(long time) {
    if (headValid && time < headTime) {
      headValid = false;
    }
    unsettled++;
  }

  void moveClock(long time) {
    clock = hasClock ? Math.max(clock, time) : time;
    hasClock = true;
  }

  /**
   * Settles what lies more than {@code wait} before the clock: at once where that is the clock
   * itself, else after a number of rows.
   */
  void settleIfDue(long wait) {
    if (hasClock && (wait == 0 || unsettled >= SETTLE_SELDOM)) {
      settle(wait);
    }
  }

  /** Settles what lies more than {@code wait} before the clock. */
  void settle(long wait) {
    unsettled = 0;
    if (!hasClock) {
      return;
    }
    long time = WindowCursor.before(clock, wait);
    if (time <= settledTime) {
      return;
    }
    settledTime = time;
    boolean headBehind = headValid && headTime < time;
    for (Log log : logs) {
      log.advance(log.settled, time);
      if (headBehind) {
        log.advance(log.head(), time);
      }
      log.rows.settle(time);
      log.trim();
    }
    if (headBehind) {
      headTime = time;
    }
    settleFound(time);
  }

  /** Of the rows to be looked up, the last settled one can still be found. */
  private void settleFound(long time) {
    if (found == null) {
      return;
    }
    found.settle(time);
    int over = found.tail() - 1;
    if (over > 0 && over >= found.size() - over) {
      found.drop(over);
    }
  }

  /** Whether the settled marks stand at that moment. */
  boolean isSettledAt(long time) {
    return hasClock && settledTime == time;
  }

  /** Moves the head to a moment that is not settled yet. */
  void moveHead(long time) {
    boolean anew = !headValid || headTime > time;
    for (Log log : logs) {
      WindowMark[] head = log.head();
      if (anew) {
        for (int w = 0; w < head.length; w++) {
          head[w].copy(log.settled[w]);
        }
      }
      log.advance(head, time);
    }
    headTime = time;
    headValid = true;
  }

  /** The next trigger starts from the settled marks. */
  void forgetHead() {
    headValid = false;
  }

  long settledTime() {
    return settledTime;
  }

  void restoreSettledTime(long time) {
    settledTime = time;
    headValid = false;
    unsettled = 0;
  }

  void clear() {
    for (Log log : logs) {
      log.clear();
    }
    if (found != null) {
      found.clear();
    }
    hasClock = false;
    clock = 0;
    restoreSettledTime(Long.MIN_VALUE);
  }
}
