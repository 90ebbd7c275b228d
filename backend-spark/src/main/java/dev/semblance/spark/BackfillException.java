package dev.semblance.spark;

/**
 * A backfill that cannot be done because of its data or its surroundings. The message is for the
 * user: it names the file, field or place, and says what to do where that is known.
 */
public final class BackfillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BackfillException(String message) {
    super(message);
  }

  public BackfillException(String message, Throwable cause) {
    super(message, cause);
  }
}
