package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.DurationText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an entity remembers of a source: a log of the events that some window still covers, and what
 * is kept of all history.
 *
 * @param logMicros the longest trailing window, 0 without one
 * @param logEvents the most events that a {@code n events} window covers, 0 without one
 * @param sessionMicros the longest session gap, 0 without one
 * @param bytesPerEvent roughly, in the log
 * @param growing slots whose state grows with all of history
 * @param constant how many all-history slots take constant room
 */
public record StateSize(
    long logMicros,
    int logEvents,
    long sessionMicros,
    int bytesPerEvent,
    List<String> growing,
    int constant) {

  private static final int TIME_BYTES = 8;
  private static final int STRING_BYTES = 16;

  /** What remembering {@code source} takes. */
  public static StateSize of(Stage.Source source) {
    Meter meter = new Meter();
    source.aggregates().forEach(meter::add);
    return new StateSize(
        meter.logMicros,
        meter.logEvents,
        meter.sessionMicros,
        TIME_BYTES + bytes(meter.logged),
        meter.growing,
        meter.constant);
  }

  /** In words. */
  public String text() {
    List<String> parts = new ArrayList<>();
    if (logMicros > 0) {
      parts.add("a log of " + DurationText.of(logMicros));
    }
    if (logEvents > 0) {
      parts.add("the last " + logEvents + " events");
    }
    if (sessionMicros > 0) {
      parts.add("the current session (gap " + DurationText.of(sessionMicros) + ")");
    }
    if (!parts.isEmpty()) {
      parts.add("about " + bytesPerEvent + " bytes an event");
    }
    if (constant > 0) {
      parts.add(constant + " running values of all history");
    }
    if (!growing.isEmpty()) {
      parts.add("GROWS with all history: " + String.join(", ", growing));
    }
    return String.join("; ", parts);
  }

  private static int bytes(Set<ScalarExpression.Column> columns) {
    int bytes = 0;
    for (ScalarExpression.Column column : columns) {
      Type.Kind kind = column.type().kind();
      boolean small = kind != Type.Kind.STRING && column.type().isScalar();
      bytes += small ? TIME_BYTES : STRING_BYTES;
    }
    return bytes;
  }

  /** Looks at one aggregate after the other. */
  private static final class Meter implements Window.Visitor<Boolean> {
    private long logMicros;
    private int logEvents;
    private long sessionMicros;
    private int constant;
    private final List<String> growing = new ArrayList<>();
    private final Set<ScalarExpression.Column> logged =
        new TreeSet<>(Comparator.comparing(ScalarExpression.Column::name));

    void add(Aggregate aggregate) {
      if (aggregate.window().accept(this)) {
        aggregate.arguments().forEach(argument -> argument.forEachColumn(logged::add));
      } else if (growsWithHistory(aggregate)) {
        growing.add(aggregate.slot());
      } else {
        constant++;
      }
    }

    private static boolean growsWithHistory(Aggregate aggregate) {
      return switch (aggregate.function()) {
        case DISTINCT, MODE, TOP, QUANTILE, ENTROPY -> true;
        default -> false;
      };
    }

    @Override
    public Boolean visitAllHistory(Window.AllHistory allHistory) {
      return false;
    }

    @Override
    public Boolean visitTrailing(Window.Trailing trailing) {
      logMicros = Math.max(logMicros, trailing.lengthMicros() + trailing.endingMicros());
      return true;
    }

    @Override
    public Boolean visitStepped(Window.Stepped stepped) {
      logMicros = Math.max(logMicros, stepped.lengthMicros() + stepped.stepMicros());
      return true;
    }

    @Override
    public Boolean visitLastEvents(Window.LastEvents lastEvents) {
      logEvents = Math.max(logEvents, lastEvents.count());
      return true;
    }

    @Override
    public Boolean visitSession(Window.Session session) {
      sessionMicros = Math.max(sessionMicros, session.gapMicros());
      return true;
    }
  }
}
