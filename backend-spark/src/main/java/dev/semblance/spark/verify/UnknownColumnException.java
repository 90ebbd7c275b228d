package dev.semblance.spark.verify;

/** A column was asked for that neither set of vectors has. The message is for the user. */
public final class UnknownColumnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownColumnException(String message) {
    super(message);
  }
}
