package dev.semblance.streaming.application;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when a stream thread dies: another takes its place, until too many have died in too
 * short a time; then the application ends, so that whoever runs it learns of it.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final int mostReplacements;
  private final LongSupplier nanoTime;
  private final Consumer<Throwable> onEnd;
  private final Deque<Long> replacements = new ArrayDeque<>();
  private Throwable last;

  /**
   * @param mostReplacements how many threads are replaced within ten minutes
   * @param nanoTime the clock
   * @param onEnd hears of the failure that ends the application
   */
  ThreadFailures(int mostReplacements, LongSupplier nanoTime, Consumer<Throwable> onEnd) {
    this.mostReplacements = mostReplacements;
    this.nanoTime = nanoTime;
    this.onEnd = onEnd;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    last = failure;
    long now = nanoTime.getAsLong();
    while (!replacements.isEmpty() && now - replacements.peekFirst() > MEMORY.toNanos()) {
      replacements.removeFirst();
    }
    if (failure instanceof Exception && replacements.size() < mostReplacements) {
      replacements.addLast(now);
      LOG.error("a stream thread died and is replaced: {}", reason(failure), failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("a stream thread died, and the application ends: {}", reason(failure), failure);
    onEnd.accept(failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** The failure that came last, if there was one. */
  synchronized Optional<Throwable> last() {
    return Optional.ofNullable(last);
  }

  /** The innermost cause, which knows best: Kafka Streams wraps what happens in its tasks. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
