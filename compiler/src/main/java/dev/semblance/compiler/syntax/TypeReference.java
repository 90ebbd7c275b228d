package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * A type as written: {@code decimal(12, 2)?}.
 *
 * @param parameters the numbers in parentheses
 * @param element what stands in angle brackets
 * @param nullable whether {@code ?} follows
 */
public record TypeReference(
    SourceSpan span,
    Identifier name,
    List<Long> parameters,
    Optional<TypeReference> element,
    boolean nullable)
    implements FieldType {
  public TypeReference {
    parameters = List.copyOf(parameters);
  }
}
