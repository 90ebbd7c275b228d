package dev.semblance.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: tells the command that runs to stop, and gives it time to clear away what it has begun.
 *
 * <p>The JVM itself ends with 130 (or 143 on SIGTERM) once this is done.
 */
final class Interruption {
  /** How long clearing away may take before the process ends all the same. */
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean requested;

  private Interruption() {}

  /** One that never comes: for command lines that run inside another program. */
  static Interruption unwatched() {
    return new Interruption();
  }

  /**
   * One that comes with the end of the JVM, unless the calling thread's command has ended before.
   * The calling thread is interrupted.
   */
  static Interruption watched(Console console) {
    Interruption interruption = new Interruption();
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.stop(command, console), "interruption"));
    return interruption;
  }

  private void stop(Thread command, Console console) {
    if (ended.getCount() == 0) {
      return;
    }
    requested = true;
    console.err().println((console.live() ? "\r\033[K" : "") + "interrupted; clearing away");
    command.interrupt();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process has been told to end. */
  boolean isRequested() {
    return requested;
  }

  /** To be called when nothing of the command is left to be cleared away. */
  void commandEnded() {
    ended.countDown();
  }
}
