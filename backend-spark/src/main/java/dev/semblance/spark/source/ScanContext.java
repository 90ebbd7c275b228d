package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.spark.task.RowsByHour;
import dev.semblance.spark.task.Shipped;
import dev.semblance.spark.task.Tally;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What the tasks that scan an event have to know.
 *
 * @param rowsByHour counts the rows of the event; null where nobody asks
 * @param quarantine directory for the event's bad records; null when the run stops at the first
 */
public record ScanContext(
    Shipped<EventSchema> event,
    Broadcast<SerializableConfiguration> configuration,
    Tally tally,
    RowsByHour rowsByHour,
    String quarantine)
    implements Serializable {
  private static final String BYTES = "bytes ";

  /** Name of the counter of an event's bad records. */
  public static String badCounter(String event) {
    return "bad " + event;
  }

  /** Name of the counter of an event's rows within the range. */
  public static String rowsCounter(String event) {
    return "rows " + event;
  }

  /** What the names of the counters of events under a wrong date begin with; then comes a file. */
  public static String misplacedCounter(String event) {
    return "misplaced " + event + " ";
  }

  /** What the names of the counters of the bytes that scans of an event read begin with. */
  public static String bytesCounter(String event) {
    return BYTES + event + " ";
  }

  /** Whether the counter is one of bytes that scans read. */
  public static boolean isBytesCounter(String name) {
    return name.startsWith(BYTES);
  }

  String eventName() {
    return event.get().name();
  }
}
