package dev.semblance.spark.checkpoint;

import java.io.Serializable;

/**
 * A file of a stage's rows.
 *
 * @param name in the stage's directory
 */
record LaneFile(String name, long rows, long bytes) implements Serializable {}
