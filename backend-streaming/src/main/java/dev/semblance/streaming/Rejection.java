package dev.semblance.streaming;

import java.util.List;

/**
 * An event that did not have its whole effect, and why.
 *
 * @param event the event's declared name
 * @param id of the event, part by part
 * @param time of the event in microseconds
 * @param vector whose computation turned it away
 * @param detail for people: the groups and joins that it came too late for, for example
 */
public record Rejection(
    Reason reason, String event, List<Object> id, long time, String vector, String detail) {

  /** Kinds of rejection. */
  public enum Reason {
    /** The record is no event of its kind. */
    BAD_RECORD,
    /** The same event had come before; it counts once. */
    DUPLICATE,
    /** Too late for some group or join, which it did not change. */
    TOO_LATE,
    /** Too late to be answered: there is no vector of it. */
    TRIGGER_TOO_LATE
  }

  public Rejection {
    id = List.copyOf(id);
  }
}
