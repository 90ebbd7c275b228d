package dev.semblance.lsp;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Inspection;
import dev.semblance.compiler.analysis.ProgramOutline;
import dev.semblance.compiler.index.NameIndex;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.LockCheck;
import dev.semblance.compiler.lock.LockReader;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.Severity;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.FeatureFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file and all that it imports, as they were at one moment. What is not asked is not computed.
 */
final class Program {
  private final Inspection inspection;
  private final Optional<Path> file;
  private final Set<Path> asked;
  private final Optional<Path> lock;
  private NameIndex index;
  private ProgramOutline outline;
  private List<Diagnostic> diagnostics;

  /**
   * @param file the root; empty for a text without a place
   * @param asked the real paths of all files that it was tried to read
   * @param lock the file that its versions are held to
   */
  Program(Inspection inspection, Optional<Path> file, Set<Path> asked, Optional<Path> lock) {
    this.inspection = inspection;
    this.file = file;
    this.asked = Set.copyOf(asked);
    this.lock = lock;
  }

  Optional<Path> file() {
    return file;
  }

  List<FeatureFile> trees() {
    return inspection.trees();
  }

  /** Whether a change of that file may change the program. */
  boolean asksFor(Path realPath) {
    return asked.contains(realPath);
  }

  NameIndex index() {
    if (index == null) {
      index = NameIndex.of(inspection.trees());
    }
    return index;
  }

  ProgramOutline outline() {
    if (outline == null) {
      outline = ProgramOutline.of(inspection.trees());
    }
    return outline;
  }

  /** All that is wrong with it, and with its lock. */
  List<Diagnostic> diagnostics() {
    if (diagnostics == null) {
      Compilation compilation = inspection.compilation();
      List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
      Diagnostics reading = new Diagnostics();
      Lock locked = lock.map(file -> LockReader.read(file, reading)).orElseGet(Lock::empty);
      all.addAll(reading.sorted());
      all.addAll(LockCheck.check(compilation, locked));
      diagnostics = List.copyOf(all);
    }
    return diagnostics;
  }

  List<Diagnostic> errors() {
    return diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** The tree of an open file, if it is part of the program. */
  Optional<FeatureFile> tree(OpenFile file) {
    return inspection.trees().stream().filter(tree -> isOf(tree.source(), file)).findFirst();
  }

  private static boolean isOf(SourceFile source, OpenFile file) {
    return source.name().equals(file.name())
        || (file.realPath().isPresent() && FilePlaces.named(source.name()).equals(file.realPath()));
  }
}
