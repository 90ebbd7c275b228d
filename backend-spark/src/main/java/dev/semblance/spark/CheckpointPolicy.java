package dev.semblance.spark;

/** Whether a backfill saves the rows of each stage that is done, so that it can be resumed. */
public enum CheckpointPolicy {
  /** If the archives that it reads hold more than a gibibyte. */
  AUTO,
  /** Always. */
  ALWAYS,
  /** Never. */
  NEVER
}
