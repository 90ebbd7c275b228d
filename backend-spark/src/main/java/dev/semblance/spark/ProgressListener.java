package dev.semblance.spark;

import java.time.Duration;
import java.util.List;

/** Hears how a backfill goes on. Called from Spark's listener thread: return soon. */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = progress -> {};

  /**
   * How far a run is.
   *
   * @param step what is being done: {@code by card}, {@code writing}
   * @param number of the step, from 1
   * @param steps how many there are
   * @param tasksDone of the step's tasks that are known so far
   * @param tasks of the step that are known so far
   * @param rows that the step's tasks have read
   * @param elapsed since the run began
   * @param finished whether the step is done
   */
  record Progress(
      String step,
      int number,
      int steps,
      int tasksDone,
      int tasks,
      long rows,
      Duration elapsed,
      boolean finished) {}

  /**
   * Hears which steps an interrupted run has done already, before a run that goes on with it
   * begins.
   *
   * @param steps names, in order; empty if there is nothing to go on with
   */
  default void resumed(List<String> steps) {}

  /** Hears of a change: a step begins, one of its tasks is done, or all of them are. */
  void progress(Progress progress);
}
