package dev.semblance.runtime.binding;

import java.io.Serializable;

/**
 * The stretch of time that the events of a file lie in, as the file's path says it.
 *
 * @param fromMicros the first instant
 * @param toMicros the first instant after it
 */
public record ArchiveSpan(long fromMicros, long toMicros) implements Serializable {

  public boolean contains(long micros) {
    return micros >= fromMicros && micros < toMicros;
  }
}
