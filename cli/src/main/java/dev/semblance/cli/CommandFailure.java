package dev.semblance.cli;

/** Ends a command with one clear message for its user and an exit code. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The definitions are wrong, and that has been reported. */
  static CommandFailure definitions(String message) {
    return new CommandFailure(ExitCode.DEFINITIONS, message, null);
  }

  /** The command line asks for what cannot be. */
  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message, null);
  }

  /** A file, a place or the machine does not play along. */
  static CommandFailure environment(String message) {
    return new CommandFailure(ExitCode.ENVIRONMENT, message, null);
  }

  /** The same, because of {@code cause}, which {@code --debug} shows. */
  static CommandFailure environment(String message, Throwable cause) {
    return new CommandFailure(ExitCode.ENVIRONMENT, message, cause);
  }

  int exitCode() {
    return exitCode;
  }
}
