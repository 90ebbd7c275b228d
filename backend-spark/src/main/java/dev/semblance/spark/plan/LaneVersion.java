package dev.semblance.spark.plan;

/**
 * The rows of an event at one point of the plan: as scanned ({@code version} 0), or after the n-th
 * of the stages of which the event is the subject.
 */
public record LaneVersion(String event, int version) {

  /** The rows after one more stage. */
  LaneVersion next() {
    return new LaneVersion(event, version + 1);
  }
}
