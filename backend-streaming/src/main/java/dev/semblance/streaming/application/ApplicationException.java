package dev.semblance.streaming.application;

/** The application cannot start, or had to end; the message says why, for people. */
public final class ApplicationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ApplicationException(String message) {
    super(message);
  }

  ApplicationException(String message, Throwable cause) {
    super(message, cause);
  }
}
