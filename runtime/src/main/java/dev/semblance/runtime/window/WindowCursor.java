package dev.semblance.runtime.window;

import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.expression.Window.AllHistory;
import dev.semblance.compiler.expression.Window.LastEvents;
import dev.semblance.compiler.expression.Window.Session;
import dev.semblance.compiler.expression.Window.Stepped;
import dev.semblance.compiler.expression.Window.Trailing;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;

/**
 * Which rows of an entity's log a window covers, for triggers of ascending time: those from {@link
 * #low} up to, but not including, {@link #high}. Both only ever move forward, and where they stand
 * depends on the log and the trigger's time alone.
 *
 * <p>Times are microseconds anywhere in the range of long: an edge that would lie before all time
 * leaves nothing out.
 */
public abstract class WindowCursor {
  private int low;
  private int high;

  /**
   * A cursor at row 0.
   *
   * @param withSelf whether the triggers themselves will count as the newest event, which {@code
   *     over n events} has to leave a place for
   */
  public static WindowCursor of(Window window, boolean withSelf) {
    return window.accept(new Choice(withSelf));
  }

  /** Whether rows ever leave the window again. */
  public static boolean expires(Window window) {
    return !(window instanceof AllHistory);
  }

  /** Whether the trigger itself can be in the window at all. */
  public static boolean reachesTrigger(Window window) {
    return !(window instanceof Trailing trailing) || trailing.endingMicros() == 0;
  }

  /** The oldest row in the window. */
  public final int low() {
    return low;
  }

  /** The row after the newest one in the window. */
  public final int high() {
    return high;
  }

  /** Begins with a new entity, whose rows begin at {@code row}. */
  public final void start(int row) {
    low = row;
    high = row;
  }

  /**
   * Moves to the trigger's time, which is no less than that of the last call.
   *
   * @param times of the log's rows, ascending
   * @param end the row after the entity's last so far
   * @param asOf the trigger's time
   */
  public abstract void advance(long[] times, int end, long asOf);

  /** Stands where another cursor of the same window stands. */
  public final void copy(WindowCursor other) {
    low = other.low;
    high = other.high;
  }

  /** Follows a log that has dropped its oldest rows. */
  public final void drop(int rows) {
    low = Math.max(0, low - rows); // All of history begins before what is kept.
    high -= rows;
  }

  /** Writes where the cursor stands, counted from the row {@code first}. */
  public final void write(int first, StateOutput out) {
    out.writeUnsigned(low - first);
    out.writeUnsigned(high - low);
  }

  public final void read(StateInput in, int rows) {
    long start = in.readUnsigned();
    long length = in.readUnsigned();
    if (start < 0 || length < 0 || start > rows || length > rows - start) {
      throw new IllegalArgumentException("a window in the state's bytes is outside its log");
    }
    low = (int) start;
    high = (int) (start + length);
  }

  final void takeInBefore(long[] times, int end, long edge) {
    int row = high;
    while (row < end && times[row] < edge) {
      row++;
    }
    high = row;
  }

  final void leaveOutBefore(long[] times, long edge) {
    int row = low;
    while (row < high && times[row] < edge) {
      row++;
    }
    low = row;
  }

  /** {@code time - micros}, no less than the beginning of time; {@code micros} is not negative. */
  public static long before(long time, long micros) {
    long difference = time - micros;
    return difference > time ? Long.MIN_VALUE : difference;
  }

  private record Choice(boolean withSelf) implements Window.Visitor<WindowCursor> {
    @Override
    public WindowCursor visitAllHistory(AllHistory allHistory) {
      return new AllHistoryCursor();
    }

    @Override
    public WindowCursor visitTrailing(Trailing trailing) {
      return new TrailingCursor(trailing);
    }

    @Override
    public WindowCursor visitStepped(Stepped stepped) {
      return new SteppedCursor(stepped);
    }

    @Override
    public WindowCursor visitLastEvents(LastEvents lastEvents) {
      return new LastEventsCursor(withSelf ? lastEvents.count() - 1 : lastEvents.count());
    }

    @Override
    public WindowCursor visitSession(Session session) {
      return new SessionCursor(session);
    }
  }

  private static final class AllHistoryCursor extends WindowCursor {
    @Override
    public void advance(long[] times, int end, long asOf) {
      takeInBefore(times, end, asOf);
    }
  }

  private static final class TrailingCursor extends WindowCursor {
    private final Trailing window;

    TrailingCursor(Trailing window) {
      this.window = window;
    }

    @Override
    public void advance(long[] times, int end, long asOf) {
      long newest = before(asOf, window.endingMicros());
      takeInBefore(times, end, newest);
      leaveOutBefore(times, before(newest, window.lengthMicros()));
    }
  }

  private static final class SteppedCursor extends WindowCursor {
    private final Stepped window;

    SteppedCursor(Stepped window) {
      this.window = window;
    }

    @Override
    public void advance(long[] times, int end, long asOf) {
      takeInBefore(times, end, asOf);
      long edge = before(asOf, window.lengthMicros());
      leaveOutBefore(times, before(edge, Math.floorMod(edge, window.stepMicros())));
    }
  }

  private static final class LastEventsCursor extends WindowCursor {
    private final int count;

    LastEventsCursor(int count) {
      this.count = count;
    }

    @Override
    public void advance(long[] times, int end, long asOf) {
      takeInBefore(times, end, asOf);
      super.low = Math.max(super.low, super.high - count);
    }
  }

  private static final class SessionCursor extends WindowCursor {
    private final long gap;

    SessionCursor(Session window) {
      this.gap = window.gapMicros();
    }

    @Override
    public void advance(long[] times, int end, long asOf) {
      while (super.high < end && times[super.high] < asOf) {
        closeIfApart(times, times[super.high]);
        super.high++;
      }
      closeIfApart(times, asOf);
    }

    private void closeIfApart(long[] times, long successor) {
      // The difference of ordered times is right as an unsigned number, however large.
      if (super.high > super.low
          && Long.compareUnsigned(successor - times[super.high - 1], gap) >= 0) {
        super.low = super.high;
      }
    }
  }
}
