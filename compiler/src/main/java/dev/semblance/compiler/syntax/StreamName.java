package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.Optional;

/**
 * What events are taken from: {@code charge}, {@code paid}, or a vector, {@code fraud v4}.
 *
 * @param version of a vector, where it is written
 */
public record StreamName(SourceSpan span, Identifier name, Optional<Declaration.Version> version) {

  /** The name alone. */
  public String text() {
    return name.name();
  }
}
