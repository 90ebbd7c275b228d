package dev.semblance.streaming.topology;

import dev.semblance.streaming.Rejection;

/**
 * Hears what a topology does. Called from all of the application's threads, for each event: calls
 * must be quick and safe for use from several threads.
 */
public interface TopologyMetrics {

  /** Listens to nothing. */
  TopologyMetrics NONE = new TopologyMetrics() {};

  /** A record of the event came in, good or bad. */
  default void event(String vector, String event) {}

  /**
   * A vector went out.
   *
   * @param millis since the trigger was read from its topic, by the clocks of this and of the
   *     instance that read it
   */
  default void vector(String vector, long millis) {}

  /** An event did not have its whole effect, or a record was no event. */
  default void rejected(String vector, String event, Rejection.Reason reason) {}

  /**
   * A stage took in one row.
   *
   * @param nanos that it took, state included
   */
  default void arrival(String vector, String stage, long nanos) {}

  /**
   * The size of a stage's state, now and then.
   *
   * @param partition of the stage's entity log
   * @param entries in the store on disk, roughly
   */
  default void state(String vector, String stage, int partition, long entries) {}
}
