package dev.semblance.lsp;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Label;
import dev.semblance.compiler.source.Severity;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;

/** The compiler's diagnostics as the protocol has them. */
final class DiagnosticView {
  static final String SOURCE = "semblance";

  private final OpenFiles files;
  private final Map<String, LineTable> lines = new HashMap<>();

  DiagnosticView(OpenFiles files) {
    this.files = files;
  }

  /** All that is wrong with the programs, once, by the URI of the file. */
  Map<String, List<org.eclipse.lsp4j.Diagnostic>> byUri(List<Program> programs) {
    Map<String, Set<org.eclipse.lsp4j.Diagnostic>> found = new LinkedHashMap<>();
    for (Program program : programs) {
      for (Diagnostic diagnostic : program.diagnostics()) {
        files
            .uri(diagnostic.span().file().name())
            .ifPresent(
                uri ->
                    found.computeIfAbsent(uri, any -> new LinkedHashSet<>()).add(view(diagnostic)));
      }
    }
    Map<String, List<org.eclipse.lsp4j.Diagnostic>> lists = new LinkedHashMap<>();
    found.forEach((uri, set) -> lists.put(uri, List.copyOf(set)));
    return lists;
  }

  private org.eclipse.lsp4j.Diagnostic view(Diagnostic diagnostic) {
    var view = new org.eclipse.lsp4j.Diagnostic();
    view.setRange(lines(diagnostic.span().file()).range(diagnostic.span()));
    view.setSeverity(
        diagnostic.severity() == Severity.ERROR
            ? DiagnosticSeverity.Error
            : DiagnosticSeverity.Warning);
    view.setCode(diagnostic.code().code());
    view.setSource(SOURCE);
    view.setMessage(message(diagnostic));
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    for (Label label : diagnostic.labels()) {
      location(label.span())
          .ifPresent(place -> related.add(new DiagnosticRelatedInformation(place, label.text())));
    }
    view.setRelatedInformation(related);
    return view;
  }

  /** With the help below it, as the command line has it. */
  static String message(Diagnostic diagnostic) {
    return diagnostic.message() + diagnostic.help().map(help -> "\nhelp: " + help).orElse("");
  }

  /** A place in a file; empty where the file has none. */
  Optional<Location> location(SourceSpan span) {
    return files
        .uri(span.file().name())
        .map(uri -> new Location(uri, lines(span.file()).range(span)));
  }

  private LineTable lines(SourceFile file) {
    return lines.computeIfAbsent(file.name(), any -> new LineTable(file.text()));
  }
}
