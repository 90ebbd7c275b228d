package dev.semblance.reference.data;

import java.util.Comparator;
import java.util.List;

/**
 * An event that did not have its whole effect on a vector.
 *
 * @param name the event's declared name
 * @param id the event's id, part by part
 */
public record Rejected(Reason reason, String name, List<Object> id, long time) {

  /** Why. */
  public enum Reason {
    /** It had come before. */
    DUPLICATE,
    /** It came too late for some group or join. */
    TOO_LATE,
    /** It came too late to be answered. */
    TRIGGER_TOO_LATE
  }

  /** Any order that depends on nothing but themselves. */
  static final Comparator<Rejected> ORDER =
      Comparator.comparingLong(Rejected::time)
          .thenComparing(Rejected::name)
          .thenComparing(Rejected::id, Values::compareParts)
          .thenComparing(Rejected::reason);

  public Rejected {
    id = List.copyOf(id);
  }
}
