package dev.semblance.runtime.aggregate;

/**
 * How much memory outlives an entity. Clearing a large table for each of many small entities that
 * follow a large one would cost far more than allocating a small one once.
 */
final class StateMemory {
  /** Structures with more entries are dropped at reset, smaller ones are emptied and kept. */
  static final int KEPT_ENTRIES = 64;

  private StateMemory() {}
}
