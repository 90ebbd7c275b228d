package dev.semblance.compiler;

import dev.semblance.compiler.analysis.FollowUps;
import dev.semblance.compiler.analysis.ImportLoader;
import dev.semblance.compiler.analysis.ProgramAnalyzer;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.TestEvents;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceTexts;
import dev.semblance.compiler.syntax.FeatureFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The front end as a whole: from text to a program whose names are bound and types checked. */
public final class Compiler {
  private Compiler() {}

  /**
   * Compiles a file and all that it imports.
   *
   * @param rootFile the file that names the program; messages call it as given here
   * @param projectRoot the folder that imports must stay in; by default that of {@code rootFile}
   */
  public static Compilation compile(Path rootFile, Optional<Path> projectRoot) {
    Diagnostics diagnostics = new Diagnostics();
    return analyze(ImportLoader.load(rootFile, projectRoot, diagnostics), diagnostics);
  }

  /** Compiles a text that stands alone: it has no place, so its imports are errors. */
  public static Compilation compile(SourceFile source) {
    Diagnostics diagnostics = new Diagnostics();
    return analyze(ImportLoader.alone(source, diagnostics), diagnostics);
  }

  /**
   * Compiles a file and all that it imports, from texts that may not be on disk.
   *
   * @param rootFile the file that names the program; messages call it as given here
   * @param projectRoot the folder that imports must stay in; by default that of {@code rootFile}
   */
  public static Inspection inspect(Path rootFile, Optional<Path> projectRoot, SourceTexts texts) {
    Diagnostics diagnostics = new Diagnostics();
    List<FeatureFile> files = ImportLoader.load(rootFile, projectRoot, texts, diagnostics);
    return new Inspection(files, analyze(files, diagnostics));
  }

  /** Compiles a text that stands alone, as {@link #compile(SourceFile)} does. */
  public static Inspection inspect(SourceFile source) {
    Diagnostics diagnostics = new Diagnostics();
    List<FeatureFile> files = ImportLoader.alone(source, diagnostics);
    return new Inspection(files, analyze(files, diagnostics));
  }

  private static Compilation analyze(List<FeatureFile> files, Diagnostics diagnostics) {
    List<SourceFile> sources = files.stream().map(FeatureFile::source).toList();
    if (!diagnostics.hasErrors()) {
      Optional<ResolvedProgram> program =
          ProgramAnalyzer.analyze(files, diagnostics)
              .filter(analyzed -> TestEvents.areComplete(analyzed, diagnostics));
      return new Compilation(sources, FollowUps.sorted(sources, diagnostics), program);
    }
    Diagnostics found = new Diagnostics();
    ProgramAnalyzer.analyze(files, found);
    FollowUps.add(found, diagnostics);
    return new Compilation(sources, FollowUps.sorted(sources, diagnostics), Optional.empty());
  }
}
