package dev.semblance.streaming.topology;

/** When the vector of a trigger is computed. */
public enum EmitMode {
  /** At once, from what has arrived so far. */
  ON_ARRIVAL,
  /**
   * Once late events had their time: each stage holds a row until the greatest lateness of the
   * vector's events has passed since the event arrived (twice that in a stage that reads what
   * another one adds, and so on), and takes rows in the order of event time. As long as no event is
   * too late, the values are those of a backfill in event order.
   */
  AFTER_LATENESS
}
