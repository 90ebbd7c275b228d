package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A log that an event arrives on.
 *
 * @param format JSON or AVRO
 */
public record Topic(String name, RecordFormat format) implements Serializable {
  public Topic {
    requireNonNull(name, "name");
    requireNonNull(format, "format");
  }
}
