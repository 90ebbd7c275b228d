package dev.semblance.compiler.syntax;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import java.util.stream.Collectors;

/** A name as written; backticks are not part of {@code name}. */
public record Identifier(SourceSpan span, String name) {
  public Identifier {
    requireNonNull(span, "span");
    requireNonNull(name, "name");
  }

  /** How a name is written in a feature file: a reserved word stands in backticks. */
  public static String written(String name) {
    return Words.reserved().contains(name) ? "`" + name + "`" : name;
  }

  /** Names with dots between them as one, {@code card.issuer}; at least one. */
  static Identifier path(List<Identifier> names) {
    return new Identifier(
        names.get(0).span().to(names.get(names.size() - 1).span()),
        names.stream().map(Identifier::name).collect(Collectors.joining(".")));
  }
}
