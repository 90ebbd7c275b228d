package dev.semblance.streaming.topology;

/** Names of the headers that vectors and dead letters have beside those of the source's message. */
public final class VectorHeaders {
  /** Name of the vector; on vectors and dead letters. */
  public static final String VECTOR = "semblance.vector";

  /** Version of the vector; on vectors. */
  public static final String VERSION = "semblance.version";

  /** Hash of the plan that computed the vector; on vectors. */
  public static final String PLAN = "semblance.plan";

  /**
   * Why this is a dead letter: {@code bad-record}, {@code duplicate}, {@code too-late} or {@code
   * trigger-too-late}.
   */
  public static final String REASON = "semblance.reason";

  /** The reason in full, for people; on dead letters. */
  public static final String DETAIL = "semblance.detail";

  /** Name of the event; on dead letters. */
  public static final String EVENT = "semblance.event";

  /** Topic of the source's message; on dead letters. */
  public static final String TOPIC = "semblance.topic";

  /** Partition of the source's message, in digits; on dead letters. */
  public static final String PARTITION = "semblance.partition";

  /** Offset of the source's message, in digits; on dead letters. */
  public static final String OFFSET = "semblance.offset";

  private VectorHeaders() {}
}
