package dev.semblance.reference.why;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.type.Type;

/**
 * A value with its name.
 *
 * @param value as it stands in events and vectors; null is a value
 */
public record Named(String name, Type type, Object value) {
  public Named {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }
}
