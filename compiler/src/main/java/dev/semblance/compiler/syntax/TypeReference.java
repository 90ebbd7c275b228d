package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;

/**
 * A type as written: {@code decimal(12, 2)?}.
 *
 * @param parameters the numbers in parentheses
 * @param arguments what stands in angle brackets: none, one or two
 * @param nullable whether {@code ?} follows
 */
public record TypeReference(
    SourceSpan span,
    Identifier name,
    List<Long> parameters,
    List<TypeReference> arguments,
    boolean nullable)
    implements FieldType {
  public TypeReference {
    parameters = List.copyOf(parameters);
    arguments = List.copyOf(arguments);
  }
}
