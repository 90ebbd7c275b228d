package dev.semblance.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does one thing after the other, in the order in which the editor has sent it, so that every
 * answer is about the text of its question. What fails is told of, and spoils nothing else.
 */
final class Worker {
  private final ScheduledExecutorService executor;
  private final Consumer<Throwable> failures;
  private ScheduledFuture<?> later;

  Worker(Consumer<Throwable> failures) {
    this.failures = failures;
    // Functions written in Java are looked for from where the command was started.
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(null, task, "language-server", 16L << 20);
              thread.setContextClassLoader(loader);
              thread.setDaemon(true);
              return thread;
            });
  }

  void run(Runnable task) {
    ask(
        () -> {
          task.run();
          return null;
        },
        null);
  }

  /**
   * Answers a question.
   *
   * @param nothing the answer if that fails
   */
  <T> CompletableFuture<T> ask(Supplier<T> question, T nothing) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            if (!answer.isDone()) { // It may have been cancelled since.
              answer.complete(guarded(question, nothing));
            }
          });
    } catch (RejectedExecutionException e) {
      answer.complete(nothing);
    }
    return answer;
  }

  /** Does something after a while; what was to be done later before that is not done any more. */
  synchronized void runLater(Runnable task, long milliseconds) {
    if (later != null) {
      later.cancel(false);
    }
    try {
      later =
          executor.schedule(
              () ->
                  guarded(
                      () -> {
                        task.run();
                        return null;
                      },
                      null),
              milliseconds,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      later = null; // It has ended.
    }
  }

  // A stack that overflows is a failure of one question, too.
  private <T> T guarded(Supplier<T> question, T nothing) {
    try {
      return question.get();
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      failures.accept(e);
      return nothing;
    }
  }

  void stop() {
    executor.shutdownNow();
  }
}
