package dev.semblance.runtime.record;

/**
 * A record is no event of its kind; the message says why, in the user's words.
 *
 * <p>Without a stack trace: it reports the state of data, and there may be millions of them.
 */
public final class BadRecordException extends Exception {
  public BadRecordException(String reason) {
    super(reason, null, false, false);
  }

  /** What is wrong, in one sentence. */
  public String reason() {
    return getMessage();
  }
}
