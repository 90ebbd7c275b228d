package dev.semblance.runtime.binding;

import java.util.Locale;
import java.util.Optional;

/** How events are written down. */
public enum RecordFormat {
  PARQUET,
  /** One object a line in files; one object a message in topics. */
  JSON,
  /** RFC 4180, with a header line unless the column names are given. */
  CSV,
  AVRO;

  /** The format of that name in bindings, {@code parquet} for example. */
  public static Optional<RecordFormat> named(String name) {
    for (RecordFormat format : values()) {
      if (format.toString().equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** As it is written in bindings. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
