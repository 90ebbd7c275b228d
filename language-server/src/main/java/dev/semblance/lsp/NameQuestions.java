package dev.semblance.lsp;

import dev.semblance.compiler.index.Occurrence;
import dev.semblance.compiler.index.Symbol;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.FeatureFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;

/** Where names are declared and used. */
final class NameQuestions {
  private final OpenFiles files;
  private final Programs programs;

  NameQuestions(OpenFiles files, Programs programs) {
    this.files = files;
    this.programs = programs;
  }

  /** What is named at a place of a file in one program. */
  static List<Occurrence> at(Program program, OpenFile file, Position position) {
    int offset = new LineTable(file.text()).offset(position);
    return program
        .tree(file)
        .map(tree -> program.index().at(tree.source().name(), offset))
        .orElseGet(List::of);
  }

  /** Where the names at a place are declared; for the path of an import, the file. */
  List<Location> declarations(OpenFile file, Position position) {
    Set<Location> found = new LinkedHashSet<>();
    DiagnosticView view = new DiagnosticView(files);
    for (Program program : programs.of(file)) {
      for (Occurrence occurrence : at(program, file, position)) {
        view.location(occurrence.symbol().place()).ifPresent(found::add);
      }
      imported(program, file, position).flatMap(view::location).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<SourceSpan> imported(Program program, OpenFile file, Position position) {
    int offset = new LineTable(file.text()).offset(position);
    return program.tree(file).stream()
        .flatMap(tree -> tree.imports().stream())
        .filter(i -> i.pathSpan().start() <= offset && offset <= i.pathSpan().end())
        .findFirst()
        .flatMap(i -> file.realPath().map(path -> path.resolveSibling(i.path())))
        .flatMap(
            path ->
                program.trees().stream()
                    .map(FeatureFile::source)
                    .filter(
                        s -> FilePlaces.named(s.name()).equals(Optional.of(FilePlaces.real(path))))
                    .findFirst())
        .map(NameQuestions::start);
  }

  private static SourceSpan start(SourceFile source) {
    return new SourceSpan(source, 0, 0);
  }

  /** Where the names at a place are used, in all programs that have the file. */
  List<Location> uses(OpenFile file, Position position, boolean declarations) {
    Set<Location> found = new LinkedHashSet<>();
    DiagnosticView view = new DiagnosticView(files);
    for (Program program : programs.everywhere(file)) {
      for (Symbol symbol : symbols(program, file, position)) {
        for (Occurrence occurrence : program.index().of(symbol)) {
          if (declarations || !occurrence.declaration()) {
            view.location(occurrence.span()).ifPresent(found::add);
          }
        }
      }
    }
    return new ArrayList<>(found);
  }

  private static Set<Symbol> symbols(Program program, OpenFile file, Position position) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    at(program, file, position).forEach(occurrence -> symbols.add(occurrence.symbol()));
    return symbols;
  }
}
