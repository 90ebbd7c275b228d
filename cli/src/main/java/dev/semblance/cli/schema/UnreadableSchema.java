package dev.semblance.cli.schema;

/** A file that tells no schema; the message says why, and names it. */
public final class UnreadableSchema extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSchema(String message, Throwable cause) {
    super(message, cause);
  }
}
