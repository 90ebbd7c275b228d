package dev.semblance.compiler.syntax;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.source.SourceSpan;

/** A name as written; backticks are not part of {@code name}. */
public record Identifier(SourceSpan span, String name) {
  public Identifier {
    requireNonNull(span, "span");
    requireNonNull(name, "name");
  }
}
