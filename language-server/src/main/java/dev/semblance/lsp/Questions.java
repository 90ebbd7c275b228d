package dev.semblance.lsp;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Formatter;
import dev.semblance.compiler.syntax.Parser;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Answers what the editor asks about a file that it has open. */
final class Questions {
  private final Programs programs;

  Questions(Programs programs) {
    this.programs = programs;
  }

  /** What is to be done so that the text is formatted; nothing where it cannot be read. */
  List<TextEdit> formatting(OpenFile file) {
    SourceFile source = new SourceFile(file.name(), file.text());
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile tree = Parser.parse(source, diagnostics);
    if (diagnostics.hasErrors()) {
      return List.of();
    }
    String formatted = Formatter.format(tree);
    return formatted.equals(file.text())
        ? List.of()
        : List.of(new TextEdit(new LineTable(file.text()).all(), formatted));
  }

  Optional<Hover> hover(OpenFile file, Position position) {
    LineTable lines = new LineTable(file.text());
    Program program = programs.of(file).get(0);
    return program
        .tree(file)
        .flatMap(tree -> HoverText.at(program, tree.source(), lines.offset(position)))
        .map(
            hovered ->
                new Hover(
                    new MarkupContent(MarkupKind.MARKDOWN, hovered.markdown()),
                    lines.range(hovered.place())));
  }

  List<DocumentSymbol> outline(OpenFile file) {
    return programs.of(file).get(0).tree(file).map(DocumentOutline::of).orElseGet(List::of);
  }

  List<CompletionItem> completion(OpenFile file, Position position) {
    int offset = new LineTable(file.text()).offset(position);
    SourceFile source = new SourceFile(file.name(), file.text());
    return Completions.at(programs.of(file).get(0), source, offset);
  }

  List<CodeAction> quickFixes(OpenFile file, Range range) {
    return programs.of(file).stream()
        .flatMap(program -> QuickFixes.of(program, file, range).stream())
        .distinct()
        .toList();
  }
}
