package dev.semblance.lsp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/** Tells the editor what is wrong, and what is not wrong any more. */
final class Checks {
  private final OpenFiles files;
  private final Programs programs;
  private Map<String, List<Diagnostic>> told = new LinkedHashMap<>();

  Checks(OpenFiles files, Programs programs) {
    this.files = files;
    this.programs = programs;
  }

  /**
   * Checks all programs. An open file is told of each time, since the editor moves what it was told
   * while the text changes; of others what has changed.
   */
  void run(Consumer<PublishDiagnosticsParams> editor) {
    Map<String, List<Diagnostic>> found = new DiagnosticView(files).byUri(programs.all());
    files.all().forEach(file -> found.putIfAbsent(file.uri(), List.of()));
    told.keySet().stream()
        .filter(uri -> !found.containsKey(uri))
        .forEach(uri -> editor.accept(new PublishDiagnosticsParams(uri, List.of())));
    found.forEach(
        (uri, list) -> {
          boolean open = files.find(uri).isPresent();
          if (open || !list.equals(told.get(uri))) {
            editor.accept(params(uri, list));
          }
        });
    told = found;
  }

  private PublishDiagnosticsParams params(String uri, List<Diagnostic> list) {
    PublishDiagnosticsParams params = new PublishDiagnosticsParams(uri, list);
    files.find(uri).ifPresent(file -> params.setVersion(file.version()));
    return params;
  }
}
