package dev.semblance.parity.compare;

import static java.util.Objects.requireNonNull;

import dev.semblance.parity.data.EventLog;

/**
 * What engines are tried on.
 *
 * @param definition a {@code .feature} file's text
 */
public record Trial(String definition, EventLog log) {
  public Trial {
    requireNonNull(definition, "definition");
    requireNonNull(log, "log");
  }
}
