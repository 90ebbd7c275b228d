package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Label;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the files at a path declare, as they are or as they were; errors in them are reported. */
final class VersionState {
  private final DiagnosticReport report;

  VersionState(DiagnosticReport report) {
    this.report = report;
  }

  /**
   * @throws CommandFailure if there is nothing at the path, or there are errors
   */
  DeclaredVersions inFiles(Path path, Optional<Path> root) {
    return versions(path, root, name -> name);
  }

  /** The same; nothing where the path does not exist. */
  DeclaredVersions inFilesIfThere(Path path, Optional<Path> root) {
    return Files.exists(path) ? inFiles(path, root) : new DeclaredVersions();
  }

  /** As git has it in a revision; nothing where the revision has nothing at the path. */
  DeclaredVersions inGit(String revision, Path path, Optional<Path> root) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.temporary()) {
      // A temporary folder may be a link, and imports are followed to where files really are.
      Path top = scratch.path().toRealPath();
      boolean isFile = path.toString().endsWith(RootFiles.EXTENSION);
      Path within = root.orElse(isFile ? path.toAbsolutePath().getParent() : path);
      Git git = new Git(path);
      git.extract(revision, within, top);
      Path then = git.extracted(path, top);
      return Files.exists(then)
          ? versions(
              then,
              Optional.of(git.extracted(within, top)),
              name -> revision + ":" + (name.startsWith(top + "/") ? cut(name, top) : name))
          : new DeclaredVersions();
    }
  }

  private static String cut(String name, Path top) {
    return name.substring(top.toString().length() + 1);
  }

  /**
   * @param names what a file is called in messages
   */
  private DeclaredVersions versions(Path path, Optional<Path> root, UnaryOperator<String> names) {
    Map<Path, Compilation> programs = new LinkedHashMap<>();
    Set<Diagnostic> errors = new LinkedHashSet<>();
    for (RootFiles.RootFile file : RootFiles.of(List.of(path), root)) {
      Compilation program = FeatureProgram.compile(file.file(), file.root());
      programs.put(file.file(), program);
      if (program.hasErrors()) {
        program.diagnostics().forEach(found -> errors.add(renamed(found, names)));
      }
    }
    report.print(List.copyOf(errors));
    DeclaredVersions versions = new DeclaredVersions();
    programs.forEach(
        (file, program) -> {
          Path shown = Path.of(names.apply(file.toString()));
          if (program.hasErrors()) {
            throw CommandFailure.definitions(report.summary(shown, program));
          }
          versions.add(shown, program);
        });
    return versions;
  }

  private static Diagnostic renamed(Diagnostic found, UnaryOperator<String> names) {
    return new Diagnostic(
        found.code(),
        renamed(found.span(), names),
        found.message(),
        found.labels().stream()
            .map(label -> new Label(renamed(label.span(), names), label.text()))
            .toList(),
        found.help());
  }

  private static SourceSpan renamed(SourceSpan span, UnaryOperator<String> names) {
    SourceFile file = new SourceFile(names.apply(span.file().name()), span.file().text());
    return new SourceSpan(file, span.start(), span.end());
  }
}
