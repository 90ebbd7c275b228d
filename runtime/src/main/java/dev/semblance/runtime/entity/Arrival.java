package dev.semblance.runtime.entity;

import java.util.List;

/**
 * What became of a row that reached a stage.
 *
 * @param duplicate the same event had come this way before: the row changed nothing, and is to be
 *     dropped
 * @param refused as a trigger, the row came too late for a group of the stage: there is no vector
 *     of it
 * @param lateFor groups and joins that the row came too late for, as an event of theirs or as one
 *     that asks them; for people
 */
public record Arrival(boolean duplicate, boolean refused, List<String> lateFor) {

  /** Nothing to report: the row was taken in and answered. */
  public static final Arrival TAKEN = new Arrival(false, false, List.of());

  /** The row is a repetition. */
  public static final Arrival DUPLICATE = new Arrival(true, false, List.of());

  public Arrival {
    lateFor = List.copyOf(lateFor);
  }
}
