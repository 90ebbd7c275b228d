package dev.semblance.cli.schema;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a declaration before the schema is looked at.
 *
 * @param name of the event
 * @param time the field with its time
 * @param id the fields that identify it; none leaves it to guesses
 * @param message the Protobuf message that it is
 */
public record ImportWish(
    Optional<String> name, Optional<String> time, List<String> id, Optional<String> message) {
  public ImportWish {
    id = List.copyOf(id);
  }
}
