package dev.semblance.compiler.analysis;

import java.util.List;

/**
 * What people are told about a built-in function or aggregate.
 *
 * @param signatures how it may be called, {@code lower(s: string) -> string}
 * @param meaning its value, in a sentence or two
 */
public record FunctionDescription(String name, List<String> signatures, String meaning) {
  public FunctionDescription {
    signatures = List.copyOf(signatures);
  }

  /** A description whose name is read off its first signature. */
  static FunctionDescription of(String meaning, String... signatures) {
    String name = signatures[0].substring(0, signatures[0].indexOf('('));
    return new FunctionDescription(name, List.of(signatures), meaning);
  }
}
