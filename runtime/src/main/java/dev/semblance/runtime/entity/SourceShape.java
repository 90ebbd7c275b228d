package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.runtime.window.WindowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which logs an entity keeps of one source, and which windows and aggregates look at each: what
 * needs the same rows for the same time shares a log, what covers the same rows shares a window.
 */
record SourceShape(List<LogShape> logs) {

  /**
   * @param condition of the aggregates, beside the source's own
   * @param expires whether rows leave the windows again
   * @param columns the aggregates' arguments
   */
  record LogShape(
      Optional<ScalarExpression> condition,
      boolean expires,
      List<ScalarExpression> columns,
      List<WindowShape> windows) {}

  /**
   * @param answers which triggers it answers
   */
  record WindowShape(Window window, WindowFold.Answers answers, List<AggregateShape> aggregates) {}

  /**
   * @param slot index among the source's aggregates
   * @param columns the arguments' indexes among the log's columns
   * @param seesSelf whether a trigger that is an event of the source counts itself
   */
  record AggregateShape(int slot, Aggregate aggregate, int[] columns, boolean seesSelf) {}

  /**
   * @param sharesEvents whether a trigger can be one of the source's events
   */
  static SourceShape of(Source source, boolean sharesEvents) {
    List<LogShape> logs = new ArrayList<>();
    for (int slot = 0; slot < source.aggregates().size(); slot++) {
      Aggregate aggregate = source.aggregates().get(slot);
      Window window = aggregate.window();
      boolean seesSelf = sharesEvents && !aggregate.prior() && WindowCursor.reachesTrigger(window);
      LogShape log = logFor(aggregate, logs);
      int[] columns =
          aggregate.arguments().stream().mapToInt(e -> column(e, log.columns())).toArray();
      AggregateShape shape = new AggregateShape(slot, aggregate, columns, seesSelf);
      for (WindowFold.Answers answers : WindowFold.kinds(window, seesSelf)) {
        windowFor(window, answers, log.windows()).aggregates().add(shape);
      }
    }
    return new SourceShape(logs);
  }

  private static LogShape logFor(Aggregate aggregate, List<LogShape> logs) {
    boolean expires = WindowCursor.expires(aggregate.window());
    for (LogShape log : logs) {
      if (log.condition().equals(aggregate.condition()) && log.expires() == expires) {
        return log;
      }
    }
    LogShape log =
        new LogShape(aggregate.condition(), expires, new ArrayList<>(), new ArrayList<>());
    logs.add(log);
    return log;
  }

  private static int column(ScalarExpression argument, List<ScalarExpression> columns) {
    int known = columns.indexOf(argument);
    if (known >= 0) {
      return known;
    }
    columns.add(argument);
    return columns.size() - 1;
  }

  private static WindowShape windowFor(
      Window window, WindowFold.Answers answers, List<WindowShape> windows) {
    for (WindowShape known : windows) {
      if (known.window().equals(window) && known.answers() == answers) {
        return known;
      }
    }
    WindowShape shape = new WindowShape(window, answers, new ArrayList<>());
    windows.add(shape);
    return shape;
  }
}
