package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.grammar.SemblanceParser.FileContext;
import dev.semblance.grammar.SemblanceParser.ImportClauseContext;
import dev.semblance.grammar.SemblanceParser.NamespaceClauseContext;
import dev.semblance.grammar.SemblanceParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds the tree of a file from what the parser read whole. */
final class FileBuilder {
  private final SourceTokens tokens;
  private final TreeSource source;
  private final DeclarationBuilder declarationBuilder;
  private final LiteralBuilder literals;

  private final List<FeatureFile.Import> imports = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private Optional<Identifier> namespace = Optional.empty();

  FileBuilder(SourceTokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.source = new TreeSource(tokens, diagnostics);
    this.literals = new LiteralBuilder(source);
    this.declarationBuilder = new DeclarationBuilder(source);
  }

  FeatureFile build(FileContext file) {
    file.statement().stream().filter(TreeSource::isWhole).forEach(this::addStatement);
    return new FeatureFile(tokens.file(), namespace, imports, declarations);
  }

  private void addStatement(StatementContext statement) {
    if (statement.namespaceClause() != null) {
      addNamespace(statement.namespaceClause());
    } else if (statement.importClause() != null) {
      addImport(statement.importClause());
    } else {
      declarationBuilder.build(statement).ifPresent(declarations::add);
    }
  }

  private void addNamespace(NamespaceClauseContext clause) {
    if (namespace.isPresent()) {
      report(clause, "a file has one `namespace`");
      return;
    }
    if (!imports.isEmpty() || !declarations.isEmpty()) {
      report(clause, "`namespace` stands first in a file");
    }
    namespace = Optional.of(source.identifier(clause.name()));
  }

  private void addImport(ImportClauseContext clause) {
    if (!declarations.isEmpty()) {
      report(clause, "an import stands before the declarations of a file");
    }
    imports.add(
        new FeatureFile.Import(
            source.span(clause),
            source.span(clause.STRING().getSymbol()),
            literals.text(clause.STRING().getSymbol())));
  }

  private void report(ParserRuleContext clause, String message) {
    source.report(Diagnostic.at(UNEXPECTED_TEXT, source.span(clause), message));
  }
}
