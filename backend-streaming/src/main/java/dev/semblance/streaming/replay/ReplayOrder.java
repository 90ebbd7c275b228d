package dev.semblance.streaming.replay;

/** In which order recorded events are taken in. */
public enum ReplayOrder {
  /** By time; what others look up comes first among events of one instant. */
  EVENT,
  /** As they arrived, by their {@code @arrival}. */
  ARRIVAL
}
