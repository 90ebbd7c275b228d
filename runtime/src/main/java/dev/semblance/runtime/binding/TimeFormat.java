package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How a source writes moments down.
 *
 * @param unit what numbers count; null where moments are no numbers
 * @param pattern of {@link java.time.format.DateTimeFormatter}, for text; null for ISO-8601
 * @param zone of text that has no offset of its own, a name or an offset
 */
public record TimeFormat(EpochUnit unit, String pattern, String zone) implements Serializable {

  /** ISO-8601 text, in UTC unless it says otherwise. */
  public static final TimeFormat ISO = new TimeFormat(null, null, "UTC");

  public TimeFormat {
    requireNonNull(zone, "zone");
  }

  /** Numbers of that unit; text, if there is any, is ISO-8601. */
  public static TimeFormat of(EpochUnit unit) {
    return new TimeFormat(requireNonNull(unit, "unit"), null, "UTC");
  }

  /** Text of that pattern. */
  public static TimeFormat ofPattern(String pattern, String zone) {
    return new TimeFormat(null, requireNonNull(pattern, "pattern"), zone);
  }
}
