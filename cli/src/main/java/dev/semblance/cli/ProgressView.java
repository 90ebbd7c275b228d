package dev.semblance.cli;

import dev.semblance.spark.ProgressListener;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Shows how a backfill goes on: on a terminal a line that changes, elsewhere a line for each step
 * that is done.
 */
final class ProgressView implements ProgressListener {
  private static final String CLEAR_LINE = "\r\033[K";

  private final Console console;
  private boolean closed;

  ProgressView(Console console) {
    this.console = console;
  }

  /** Says what is being done before there is progress to speak of. */
  synchronized void announce(String what) {
    if (console.live()) {
      console.err().print(CLEAR_LINE + what);
      console.err().flush();
    }
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (closed) {
      return;
    }
    if (console.live()) {
      console.err().print(CLEAR_LINE + line(progress));
      console.err().flush();
    } else if (progress.finished()) {
      console.err().println(line(progress));
    }
  }

  @Override
  public synchronized void resumed(List<String> steps) {
    if (console.live()) {
      console.err().print(CLEAR_LINE);
    }
    console
        .err()
        .println(
            steps.isEmpty()
                ? "nothing to resume: from the start"
                : "resumed: %s done already".formatted(String.join("; ", steps)));
    console.err().flush();
  }

  /** Ends the line of progress; what is still heard of afterwards is not shown. */
  synchronized void close() {
    closed = true;
    if (console.live()) {
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
  }

  private static String line(Progress progress) {
    String tasks =
        progress.finished()
            ? ""
            : String.format(
                Locale.ROOT, "  %d of %d tasks", progress.tasksDone(), progress.tasks());
    return String.format(
        Locale.ROOT,
        "[%d/%d] %s  %,d rows%s  %s",
        progress.number(),
        progress.steps(),
        progress.step(),
        progress.rows(),
        tasks,
        seconds(progress.elapsed()));
  }

  /** {@code 7.2s}, {@code 3m05s}. */
  static String seconds(Duration duration) {
    return duration.toMinutes() == 0
        ? String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0)
        : String.format(Locale.ROOT, "%dm%02ds", duration.toMinutes(), duration.toSecondsPart());
  }
}
