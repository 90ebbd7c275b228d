package dev.semblance.cli;

import dev.semblance.cli.catalog.Catalog;
import dev.semblance.cli.catalog.CatalogJson;
import dev.semblance.cli.catalog.CatalogPage;
import dev.semblance.cli.catalog.Program;
import dev.semblance.cli.catalog.ProgramReader;
import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance catalog}: what there is. */
@Command(
    name = "catalog",
    header = "Write a page of all that is declared, to be read and searched.",
    description = {
      "Write a catalogue: events, streams, groups and vectors with their versions, each feature and"
          + " column with its type, its doc comment, what it means and where it comes from, and"
          + " what it is used by.",
      "The page is one file that needs nothing else. The same definitions make the same file."
    },
    footer = {
      "",
      "Examples:",
      "  semblance catalog fraud.feature --out catalog.html",
      "  semblance catalog features/ --format json > catalog.json",
      "",
      "Exit codes: 0 done; 1 there are errors in the definitions."
    })
final class CatalogCommand extends CompilingCommand {
  private enum Format {
    HTML,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Feature files, or folders of them. Default: this folder.")
  private List<Path> files = List.of(Path.of(""));

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The folder that imports must stay in. Default: the folder given, or FILE's.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description = "The lock that versions are held to. Default: features.lock beside each FILE.")
  private Optional<Path> lock = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "html",
      description = "html (default), or json for tools.")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; what is there is replaced. Default: standard output.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    Catalog catalog = Catalog.of(programs());
    String text = format == Format.JSON ? CatalogJson.of(catalog) : CatalogPage.of(catalog);
    if (out.isPresent()) {
      write(out.get(), text);
    } else {
      console().out().print(text);
    }
    return ExitCode.DONE;
  }

  private List<Program> programs() {
    List<RootFiles.RootFile> roots = RootFiles.of(files, root);
    if (roots.isEmpty()) {
      throw CommandFailure.environment("there is no feature file in " + files.get(0));
    }
    Map<RootFiles.RootFile, Compilation> compiled = new LinkedHashMap<>();
    Set<Diagnostic> found = new LinkedHashSet<>();
    for (RootFiles.RootFile file : roots) {
      Compilation program = FeatureProgram.compileLocked(file.file(), file.root(), lock);
      compiled.put(file, program);
      found.addAll(program.diagnostics());
    }
    DiagnosticReport report =
        new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT);
    report.print(List.copyOf(found));
    List<Program> programs = new ArrayList<>();
    compiled.forEach(
        (file, program) -> {
          if (program.hasErrors()) {
            throw CommandFailure.definitions(report.summary(file.file(), program));
          }
          programs.add(program(file, program));
        });
    return programs;
  }

  private Program program(RootFiles.RootFile file, Compilation compilation) {
    Path folder = file.root().orElseGet(() -> file.file().toAbsolutePath().getParent());
    LockFile held = LockFile.of(file.file(), file.root(), lock);
    return ProgramReader.read(compilation, held.read(new Diagnostics()), folder);
  }

  private void write(Path file, String text) {
    try {
      if (Files.exists(file)) {
        WholeFile.replace(file, text);
      } else {
        Files.writeString(file, text);
      }
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, file), e);
    }
    console().err().println("wrote " + file);
  }
}
