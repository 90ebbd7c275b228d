package dev.semblance.cli;

import dev.semblance.cli.test.TestEngine;
import dev.semblance.cli.test.TestOutcome;
import dev.semblance.cli.test.TestRunner;
import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tests that some files and their imports declare, each once. */
final class DeclaredTests {

  /** A test in one of the programs that it belongs to. */
  record DeclaredTest(ResolvedProgram program, ResolvedTest test) {
    TestOutcome run(List<TestEngine> engines) {
      return TestRunner.run(program, test, engines);
    }
  }

  private final List<Path> given;
  private final Optional<Path> root;
  private final Set<Path> read = new LinkedHashSet<>();
  private final Map<String, DeclaredTest> tests = new LinkedHashMap<>();

  /**
   * @param given files or folders
   */
  DeclaredTests(List<Path> given, Optional<Path> root) {
    this.given = given;
    this.root = root;
    read.addAll(given);
  }

  /**
   * Compiles all files, and reports what is wrong with any.
   *
   * @throws CommandFailure if one does not exist, or there are errors
   */
  void read(DiagnosticReport report) {
    Map<Path, Compilation> programs = new LinkedHashMap<>();
    Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    for (RootFiles.RootFile file : RootFiles.of(given, root)) {
      read.add(file.file());
      Compilation program = FeatureProgram.compile(file.file(), file.root());
      program.files().stream().map(SourceFile::name).map(Path::of).forEach(read::add);
      programs.put(file.file(), program);
      diagnostics.addAll(program.diagnostics());
    }
    report.print(List.copyOf(diagnostics));
    programs.forEach(
        (file, program) -> {
          if (program.hasErrors()) {
            throw CommandFailure.definitions(report.summary(file, program));
          }
          program.program().ifPresent(this::add);
        });
  }

  /** A file that several import is in several programs, and called by other names there. */
  private void add(ResolvedProgram program) {
    for (ResolvedTest test : program.tests()) {
      Path file = Path.of(test.span().file().name()).toAbsolutePath().normalize();
      tests.putIfAbsent(file + ":" + test.span().start(), new DeclaredTest(program, test));
    }
  }

  /**
   * The tests to run, in the order declared.
   *
   * @throws CommandFailure if no title has the text
   */
  List<DeclaredTest> chosen(Optional<String> filter) {
    List<DeclaredTest> chosen = new ArrayList<>(tests.values());
    filter.ifPresent(
        text -> {
          chosen.removeIf(one -> !lower(one.test().title()).contains(lower(text)));
          if (chosen.isEmpty()) {
            throw CommandFailure.usage(
                "none of %d tests has '%s' in its title".formatted(tests.size(), text));
          }
        });
    return chosen;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What was given, and all files that were read. */
  Set<Path> files() {
    return read;
  }
}
