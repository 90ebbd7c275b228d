package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.source.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance check}: are the definitions right? */
@Command(
    name = "check",
    header = "Ask whether definitions are right.",
    description = {
      "Check definitions. Everything that is wrong with a file, or with what it imports, is",
      "reported in one go, each with its place and, where that can be said, how to mend it."
          + " Versions",
      "that features.lock holds, beside the file, must mean what they meant."
    },
    footer = {
      "",
      "Examples:",
      "  semblance check fraud.feature",
      "  semblance check features/*.feature --root . --format json > diagnostics.json",
      "",
      "Exit codes: 0 all is right, though there may be warnings; 1 there are errors."
    })
final class CheckCommand extends CompilingCommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Feature files; what they import is checked too.")
  private List<Path> files;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The folder that imports must stay in. Default: that of each FILE.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description = "The lock that versions are held to. Default: features.lock beside each FILE.")
  private Optional<Path> lock = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json: then the diagnostics go to standard output, as one array.")
  private OutputFormat format;

  @Override
  public Integer call() {
    List<Compilation> compilations = new ArrayList<>();
    files.forEach(file -> compilations.add(FeatureProgram.compileLocked(file, root, lock)));
    // Files may import the same third one.
    Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    compilations.forEach(compilation -> diagnostics.addAll(compilation.diagnostics()));
    boolean json = format == OutputFormat.JSON;
    DiagnosticReport report =
        new DiagnosticReport(
            json ? console().out() : console().err(), console().colour() && !json, format);
    report.print(List.copyOf(diagnostics));
    if (!json) {
      for (int i = 0; i < files.size(); i++) {
        conclude(report, files.get(i), compilations.get(i));
      }
    }
    return compilations.stream().anyMatch(Compilation::hasErrors)
        ? ExitCode.DEFINITIONS
        : ExitCode.DONE;
  }

  private void conclude(DiagnosticReport report, Path file, Compilation compilation) {
    compilation
        .program()
        .ifPresentOrElse(
            program -> console().out().println(file + ": " + contents(program)),
            () -> console().err().println("error: " + report.summary(file, compilation)));
  }

  private static String contents(ResolvedProgram program) {
    int features =
        program.groups().stream().map(ResolvedGroup::features).mapToInt(List::size).sum();
    return String.join(
        ", ",
        "ok",
        count(program.events().size(), "event"),
        count(program.streams().size(), "stream"),
        count(program.groups().size(), "group") + " with " + count(features, "feature"),
        count(program.vectors().size(), "vector"),
        count(program.tests().size(), "test"));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
