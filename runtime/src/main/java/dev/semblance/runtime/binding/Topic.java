package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A log that an event arrives on.
 *
 * @param format JSON or AVRO
 * @param avroSchema the text of the Avro schema that records are written with; null where none is
 *     given
 * @param framing what stands around each Avro record; null where each record has to tell
 * @param key the declared field whose text is the key of every message, so that all events with one
 *     value of it are in one partition; null where nothing is known about keys
 */
public record Topic(
    String name, RecordFormat format, String avroSchema, Framing framing, String key)
    implements Serializable {

  /** What stands around an Avro record in a message. */
  public enum Framing {
    /** Nothing. */
    NONE,
    /** Before it, a zero byte and four bytes that name the schema to a registry. */
    CONFLUENT
  }

  public Topic {
    requireNonNull(name, "name");
    requireNonNull(format, "format");
  }

  /** A topic of which no more is known. */
  public Topic(String name, RecordFormat format) {
    this(name, format, null, null, null);
  }
}
