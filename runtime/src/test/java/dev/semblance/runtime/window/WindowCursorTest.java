package dev.semblance.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnVector;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A cursor keeps its place whatever happens to the log below it. */
class WindowCursorTest {

  static final List<Window> WINDOWS =
      List.of(
          new Window.AllHistory(),
          new Window.Trailing(7, 0),
          new Window.Trailing(7, 3),
          new Window.Stepped(7, 4),
          new Window.LastEvents(5),
          new Window.Session(3));

  private static final long[] TIMES = {1, 2, 5, 6, 6, 7, 11, 12, 13, 20, 21, 21, 22};

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void movesOnFromWhereItStoodAfterTheLogDroppedRowsOrWasLoaded(Window window) {
    for (int drop = 0; drop < 6; drop++) {
      WindowCursor cursor = WindowCursor.of(window, false);
      WindowCursor untouched = WindowCursor.of(window, false);
      EventLog log = log(TIMES);
      cursor.advance(log.times(), 9, 14);
      untouched.advance(TIMES, 9, 14);
      int dropped = Math.min(drop, WindowCursor.expires(window) ? cursor.low() : cursor.high());
      log.drop(dropped);
      cursor.drop(dropped);
      cursor = reloaded(window, cursor, log.size());
      cursor.advance(log.times(), log.size(), 22);
      untouched.advance(TIMES, TIMES.length, 22);
      assertThat(cursor.high() + dropped).isEqualTo(untouched.high());
      if (WindowCursor.expires(window)) {
        assertThat(cursor.low() + dropped).isEqualTo(untouched.low());
      }
    }
  }

  private static WindowCursor reloaded(Window window, WindowCursor cursor, int rows) {
    StateOutput out = new StateOutput();
    cursor.write(0, out);
    WindowCursor loaded = WindowCursor.of(window, false);
    loaded.read(new StateInput(out.toByteArray()), rows);
    return loaded;
  }

  @Test
  void startsAnewBehindTheRowsOfAnotherEntity() {
    WindowCursor cursor = WindowCursor.of(new Window.LastEvents(4), true);
    cursor.advance(TIMES, 3, 6);
    cursor.start(5);
    cursor.advance(TIMES, TIMES.length, 12);
    assertThat(cursor.low()).isEqualTo(5);
    assertThat(cursor.high()).isEqualTo(7);
  }

  @Test
  void onlyAWindowThatEndsBeforeTheTriggerLeavesItOut() {
    assertThat(WINDOWS)
        .filteredOn(window -> !WindowCursor.reachesTrigger(window))
        .containsExactly(new Window.Trailing(7, 3));
  }

  @ParameterizedTest(name = "rows {0} to {0} + {1} of 3")
  @CsvSource({"4, 0", "0, 4", "2, 2"})
  void refusesAPlaceOutsideTheLog(long low, long length) {
    StateOutput out = new StateOutput();
    out.writeUnsigned(low);
    out.writeUnsigned(length);
    WindowCursor cursor = WindowCursor.of(new Window.AllHistory(), false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cursor.read(new StateInput(out.toByteArray()), 3));
  }

  @Test
  void aLogComesBackFromItsBytesWithItsNulls() {
    EventLog log = log(Long.MIN_VALUE, 0, Long.MAX_VALUE);
    StateOutput out = new StateOutput();
    log.write(1, out);
    EventLog loaded = log(4, 5, 6, 7);
    loaded.read(new StateInput(out.toByteArray()));
    assertThat(loaded.size()).isEqualTo(2);
    assertThat(loaded.times()).startsWith(0, Long.MAX_VALUE);
    assertThat(loaded.column(0).value(0)).isNull();
    assertThat(loaded.column(0).value(1)).isEqualTo("row 2");
  }

  /** A log with a column of texts, every other one null. */
  private static EventLog log(long... times) {
    EventLog log = new EventLog(List.of(Type.STRING));
    ColumnVector texts = new ColumnVector(Type.STRING, times.length);
    for (int row = 0; row < times.length; row++) {
      texts.setValue(row, row % 2 == 0 ? "row " + row : null);
    }
    int[] rows = IntStream.range(0, times.length).toArray();
    log.append(LongStream.of(times).toArray(), new ColumnVector[] {texts}, rows, times.length);
    return log;
  }
}
