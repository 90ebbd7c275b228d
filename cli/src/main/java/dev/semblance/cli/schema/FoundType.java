package dev.semblance.cli.schema;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EpochUnit;
import java.util.List;
import java.util.Optional;

/** What a field that was found holds. */
sealed interface FoundType {

  /**
   * A value.
   *
   * @param unit of an int that may be a moment, as far as its name and its values tell
   */
  record Value(Type type, Optional<EpochUnit> unit) implements FoundType {
    static Value of(Type type) {
      return new Value(type, Optional.empty());
    }
  }

  /** A record. */
  record Nested(List<FoundField> fields) implements FoundType {
    public Nested {
      fields = List.copyOf(fields);
    }
  }

  /**
   * What no declaration can say.
   *
   * @param what it is, for people: {@code bytes}
   */
  record Unsayable(String what) implements FoundType {}
}
