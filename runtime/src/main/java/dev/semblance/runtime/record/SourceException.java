package dev.semblance.runtime.record;

/**
 * A source as a whole cannot be read as its event: a column is missing, a type does not fit, a file
 * is damaged. The message names the source and says how to mend it.
 */
public final class SourceException extends RuntimeException {
  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
