package dev.semblance.cli;

import dev.semblance.spark.ProgressListener.Progress;
import dev.semblance.streaming.replay.ReplaySummary;
import java.io.Closeable;
import java.time.Duration;
import java.util.Locale;

/** Shows how a replay goes on: first events are read, then they are replayed. */
final class ReplayProgress implements Closeable {
  private static final int STEPS = 2;

  /** Between two changes of the line; more often would only cost time. */
  private static final long PAUSE_NANOS = 100_000_000;

  private final ProgressView view;
  private final boolean quiet;
  private final long started = System.nanoTime();
  private long shown = started;
  private long readBefore;
  private long ofThisEvent;
  private String event = "";

  ReplayProgress(Console console, boolean quiet) {
    this.view = new ProgressView(console);
    this.quiet = quiet;
  }

  /** Tells how many events of a kind were read so far. */
  void reading(String name, long count) {
    if (!name.equals(event)) {
      readBefore += ofThisEvent;
      event = name;
    }
    ofThisEvent = count;
    announce("read " + name, readBefore + count);
  }

  /** All events are read. */
  void read() {
    finish("read", 1, readBefore + ofThisEvent);
  }

  /** Tells how many events were taken in so far. */
  void replayed(long count) {
    announce("replay", count);
  }

  /** All events are taken in. */
  void done(ReplaySummary summary) {
    long taken = summary.events().values().stream().mapToLong(Long::longValue).sum();
    finish("replay", STEPS, taken);
  }

  private void announce(String step, long count) {
    long now = System.nanoTime();
    if (!quiet && now - shown > PAUSE_NANOS) {
      shown = now;
      view.announce(String.format(Locale.ROOT, "%s  %,d rows", step, count));
    }
  }

  private void finish(String step, int number, long count) {
    if (!quiet) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      view.progress(new Progress(step, number, STEPS, 0, 0, count, elapsed, true));
    }
  }

  @Override
  public void close() {
    if (!quiet) {
      view.close();
    }
  }
}
