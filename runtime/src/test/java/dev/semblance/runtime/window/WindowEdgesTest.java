package dev.semblance.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Window;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which rows a window covers: those that its definition names, computed in numbers of any size. */
class WindowEdgesTest {
  private static final int LOGS = 300;

  static final List<Window> WINDOWS =
      List.of(
          new Window.AllHistory(),
          new Window.Trailing(1, 0),
          new Window.Trailing(7, 0),
          new Window.Trailing(7, 3),
          new Window.Trailing(2, Long.MAX_VALUE),
          new Window.Trailing(Long.MAX_VALUE, 2),
          new Window.Stepped(7, 4),
          new Window.Stepped(4, 7),
          new Window.Stepped(3, 1),
          new Window.Stepped(Long.MAX_VALUE, 5),
          new Window.Stepped(5, Long.MAX_VALUE),
          new Window.LastEvents(1),
          new Window.LastEvents(4),
          new Window.Session(1),
          new Window.Session(3),
          new Window.Session(Long.MAX_VALUE));

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void coversWhatItsDefinitionNames(Window window) {
    Random random = new Random(11);
    for (int i = 0; i < LOGS; i++) {
      long[] times = times(random, random.nextInt(12));
      long[] triggers = times(random, 1 + random.nextInt(8));
      for (boolean withSelf : new boolean[] {false, true}) {
        WindowCursor cursor = WindowCursor.of(window, withSelf);
        for (long trigger : triggers) {
          cursor.advance(times, times.length, trigger);
          assertThat(Arrays.copyOfRange(times, cursor.low(), cursor.high()))
              .as("of %s at %s, itself %s", Arrays.toString(times), trigger, withSelf)
              .isEqualTo(new Definition(times, trigger, withSelf).covered(window));
          assertStandsWhereOneStands(window, withSelf, cursor, times, trigger);
        }
      }
    }
  }

  /** The way there leaves no trace: a mark copied or made anew stands at the same rows. */
  private static void assertStandsWhereOneStands(
      Window window, boolean withSelf, WindowCursor cursor, long[] times, long trigger) {
    WindowCursor fresh = WindowCursor.of(window, withSelf);
    fresh.advance(times, times.length, trigger);
    WindowCursor copy = WindowCursor.of(window, withSelf);
    copy.copy(cursor);
    for (WindowCursor other : List.of(fresh, copy)) {
      assertThat(other.low()).isEqualTo(cursor.low());
      assertThat(other.high()).isEqualTo(cursor.high());
    }
  }

  private static long[] times(Random random, int count) {
    return LongStream.generate(() -> time(random)).limit(count).sorted().toArray();
  }

  private static long time(Random random) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return Long.MIN_VALUE + random.nextInt(3);
    }
    return kind == 1 ? Long.MAX_VALUE - random.nextInt(3) : random.nextInt(24) - 12;
  }

  /** The rows of a log before a trigger, by the words of the language. */
  private record Definition(long[] times, long trigger, boolean withSelf)
      implements Window.Visitor<long[]> {

    long[] covered(Window window) {
      return window.accept(this);
    }

    @Override
    public long[] visitAllHistory(Window.AllHistory allHistory) {
      return between(big(Long.MIN_VALUE), big(trigger));
    }

    @Override
    public long[] visitTrailing(Window.Trailing trailing) {
      BigInteger end = big(trigger).subtract(big(trailing.endingMicros()));
      return between(end.subtract(big(trailing.lengthMicros())), end);
    }

    @Override
    public long[] visitStepped(Window.Stepped stepped) {
      BigInteger edge = big(trigger).subtract(big(stepped.lengthMicros()));
      return between(edge.subtract(edge.mod(big(stepped.stepMicros()))), big(trigger));
    }

    @Override
    public long[] visitLastEvents(Window.LastEvents lastEvents) {
      long[] past = past();
      int wanted = Math.min(past.length, lastEvents.count() - (withSelf ? 1 : 0));
      return Arrays.copyOfRange(past, past.length - wanted, past.length);
    }

    @Override
    public long[] visitSession(Window.Session session) {
      long[] past = past();
      int first = past.length;
      BigInteger next = big(trigger);
      while (first > 0
          && next.subtract(big(past[first - 1])).compareTo(big(session.gapMicros())) < 0) {
        next = big(past[--first]);
      }
      return Arrays.copyOfRange(past, first, past.length);
    }

    private long[] past() {
      return between(big(Long.MIN_VALUE), big(trigger));
    }

    private long[] between(BigInteger from, BigInteger to) {
      return LongStream.of(times)
          .filter(time -> big(time).compareTo(from) >= 0 && big(time).compareTo(to) < 0)
          .toArray();
    }

    private static BigInteger big(long value) {
      return BigInteger.valueOf(value);
    }
  }
}
