package dev.semblance.compiler.type;

import static java.util.Objects.requireNonNull;

/**
 * A declared field of an event.
 *
 * @param doc the doc comment, empty where there is none
 */
public record Field(String name, Type type, boolean nullable, String doc) {
  public Field {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(doc, "doc");
  }
}
