package dev.semblance.cli.schema;

import java.util.Optional;

/**
 * A field of records that were found.
 *
 * @param name as the source has it
 * @param doc what the source says about it, empty where nothing
 * @param remark what whoever declares it should know
 */
record FoundField(
    String name, String doc, FoundType type, boolean nullable, Optional<String> remark) {
  FoundField(String name, String doc, FoundType type, boolean nullable) {
    this(name, doc, type, nullable, Optional.empty());
  }
}
