package dev.semblance.cli.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A function that definitions call.
 *
 * @param signature {@code email_domain(e: string?)}; of one in Java {@code card_network(string) ->
 *     string}
 * @param definition as written; empty for one in Java
 * @param place empty for one in Java
 * @param version of one in Java, else 0
 */
public record NamedFunction(
    String name,
    int version,
    String doc,
    Optional<Place> place,
    String signature,
    String definition) {
  public NamedFunction {
    requireNonNull(name, "name");
    requireNonNull(doc, "doc");
    requireNonNull(place, "place");
    requireNonNull(signature, "signature");
    requireNonNull(definition, "definition");
  }

  /** Whether it is written in Java. */
  public boolean isJava() {
    return version > 0;
  }
}
