package dev.semblance.spark.verify;

/**
 * Two sets of vectors that cannot be compared because of the data or the surroundings. The message
 * is for the user.
 */
public final class VerifyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public VerifyException(String message) {
    super(message);
  }

  public VerifyException(String message, Throwable cause) {
    super(message, cause);
  }
}
