package dev.semblance.spark;

/** In which order a backfill takes events in. */
public enum EventOrder {
  /** By time: each trigger sees all that happened before it, however late it became known. */
  EVENT,
  /** By {@code @arrival}: each trigger sees what serving saw, which need not be all of it. */
  ARRIVAL
}
