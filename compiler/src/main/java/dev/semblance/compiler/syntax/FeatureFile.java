package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/** One {@code .feature} file, in the order of its text. */
public record FeatureFile(
    SourceFile source,
    Optional<Identifier> namespace,
    List<Import> imports,
    List<Declaration> declarations) {

  public FeatureFile {
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }

  /** {@code import "path"}; the span covers the statement, {@code pathSpan} the string. */
  public record Import(SourceSpan span, SourceSpan pathSpan, String path) {}
}
