package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The feature file that a command is about, and where its imports may lie. */
final class FeatureProgram {
  @Parameters(paramLabel = "FILE", description = "The feature file; what it imports is read too.")
  private Path file;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      order = 20,
      description = "The folder that imports must stay in. Default: that of FILE.")
  private Optional<Path> root = Optional.empty();

  /**
   * The program, once what is wrong with it has been reported.
   *
   * @throws CommandFailure if there is no such file, or there are errors in it
   */
  ResolvedProgram compile(DiagnosticReport report) {
    return reported(compile(file, root), report).program().orElseThrow();
  }

  /**
   * The same, held to the lock that belongs to the file.
   *
   * @param lock which one, where it is named
   * @throws CommandFailure also if a version means something else than the lock says
   */
  Compilation compileLocked(Optional<Path> lock, DiagnosticReport report) {
    return reported(compileLocked(file, root, lock), report);
  }

  private Compilation reported(Compilation compilation, DiagnosticReport report) {
    report.print(compilation.diagnostics());
    if (compilation.hasErrors()) {
      throw CommandFailure.definitions(report.summary(file, compilation));
    }
    return compilation;
  }

  /**
   * @throws CommandFailure if there is no such file, no such root or no lock that is named
   */
  static Compilation compileLocked(Path file, Optional<Path> root, Optional<Path> lock) {
    lock.ifPresent(FeatureProgram::requireReadable);
    return LockFile.of(file, root, lock).hold(compile(file, root));
  }

  /**
   * @throws CommandFailure if there is no such file or no such root
   */
  static Compilation compile(Path file, Optional<Path> root) {
    requireReadable(file);
    if (root.isPresent() && !Files.isDirectory(root.get())) {
      throw CommandFailure.environment("the root " + root.get() + " is no folder");
    }
    return Compiler.compile(file, root);
  }

  /**
   * @throws CommandFailure if there is no such file to be read
   */
  static void requireReadable(Path file) {
    if (!Files.exists(file)) {
      throw CommandFailure.environment("there is no file " + file);
    }
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw CommandFailure.environment(file + " is not a file that can be read");
    }
  }
}
