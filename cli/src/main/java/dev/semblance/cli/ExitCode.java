package dev.semblance.cli;

/** What the command's exit status says. */
final class ExitCode {
  static final int DONE = 0;

  /** The definitions are wrong, or a check found what it looks for. */
  static final int DEFINITIONS = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Data or environment: files, places, memory, a cluster, or a bug. */
  static final int ENVIRONMENT = 3;

  /** Stopped by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
