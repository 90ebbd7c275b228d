package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;

/**
 * Where the events of one kind live and how they are written there.
 *
 * @param archive their history; null if there is none
 * @param topic where new ones arrive; null if nowhere
 * @param columns source columns by the field they give; fields left out have a column of their name
 * @param time how moments are written
 * @param fields how the moments of single fields are written, where it differs from {@code time}
 * @param latenessMicros how late an event may arrive and still count
 */
public record EventBinding(
    String event,
    Archive archive,
    Topic topic,
    Map<String, String> columns,
    TimeFormat time,
    Map<String, TimeFormat> fields,
    long latenessMicros)
    implements Serializable {

  public EventBinding {
    requireNonNull(event, "event");
    columns = Map.copyOf(columns);
    requireNonNull(time, "time");
    fields = Map.copyOf(fields);
  }

  /** A binding that says no more than where the archive is. */
  public static EventBinding ofArchive(String event, Archive archive) {
    return new EventBinding(event, archive, null, Map.of(), TimeFormat.ISO, Map.of(), 0);
  }

  /** The source column that gives a declared field. */
  public String columnOf(String field) {
    return columns.getOrDefault(field, field);
  }

  /** How the moments of a field are written. */
  public TimeFormat timeOf(String field) {
    return fields.getOrDefault(field, time);
  }

  /** How CSV is written; the defaults where there is no archive. */
  public CsvOptions csv() {
    return archive == null ? CsvOptions.DEFAULTS : archive.csv();
  }
}
