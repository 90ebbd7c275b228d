package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;

/** What a field of an event holds: a value of a type, or a record of further fields. */
public sealed interface FieldType permits TypeReference, FieldType.RecordType {

  SourceSpan span();

  /** Whether {@code ?} follows. */
  boolean nullable();

  /** {@code { field : type ... }?}. */
  record RecordType(SourceSpan span, List<Declaration.FieldDeclaration> fields, boolean nullable)
      implements FieldType {
    public RecordType {
      fields = List.copyOf(fields);
    }
  }
}
