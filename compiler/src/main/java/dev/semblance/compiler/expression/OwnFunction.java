package dev.semblance.compiler.expression;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function that a user has written in Java, as a plan knows it: its whole declaration, and not
 * where its code is. Engines look for the code by this, and refuse any other.
 */
public record OwnFunction(String name, int version, List<Parameter> parameters, Type result) {
  public OwnFunction {
    requireNonNull(name, "name");
    parameters = List.copyOf(parameters);
    requireNonNull(result, "result");
  }

  /**
   * A parameter.
   *
   * @param nullAllowed whether the code is called with null; else null gives null
   */
  public record Parameter(Type type, boolean nullAllowed) {
    public Parameter {
      requireNonNull(type, "type");
    }

    /** As in {@code string?}. */
    @Override
    public String toString() {
      return type + (nullAllowed ? "?" : "");
    }
  }

  /** As in {@code card_network(string, int?) -> string}. */
  public String signature() {
    return name
        + parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + result;
  }

  /** As in {@code card_network v2}. */
  public String versioned() {
    return name + " v" + version;
  }
}
