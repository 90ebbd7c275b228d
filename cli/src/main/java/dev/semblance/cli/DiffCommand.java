package dev.semblance.cli;

import dev.semblance.compiler.lock.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance diff}: what became of the meanings between two states of the files. */
@Command(
    name = "diff",
    header = "Show which versions have changed their meaning, and what to backfill.",
    description = {
      "Compare two states of feature files: two files, two folders, or two states in git. For each",
      "version of a group or vector it says whether it is added, removed, changed or unchanged,",
      "which features changed and how, and which columns have to be computed anew. Comments,"
          + " layout",
      "and names that only the author sees make no difference."
    },
    footer = {
      "",
      "Examples:",
      "  semblance diff old/ new/",
      "  semblance diff --git main features/              what this branch changes",
      "  semblance diff --git v1.2..v1.3 fraud.feature --format json",
      "",
      "Exit codes: 0 done; 1 definitions are wrong, or --exit-code and there is a difference."
    })
final class DiffCommand extends CompilingCommand {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..2",
      description = "Two files or folders, the older first; with --git, one.")
  private List<Path> paths;

  @Option(
      names = "--git",
      paramLabel = "REV[..REV]",
      description = "From this revision to the files as they are, or to the second revision.")
  private Optional<String> revisions = Optional.empty();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "With --git, the folder that imports must stay in. Default: PATH, or its own.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private OutputFormat format;

  @Option(names = "--exit-code", description = "End with 1 if anything differs.")
  private boolean exitCode;

  @Override
  public Integer call() {
    requireSenseOfOptions();
    Difference difference = revisions.map(this::inGit).orElseGet(this::onDisk);
    console()
        .out()
        .print(format == OutputFormat.JSON ? DiffJson.of(difference) : DiffText.of(difference));
    return exitCode && !difference.isEmpty() ? ExitCode.DEFINITIONS : ExitCode.DONE;
  }

  private void requireSenseOfOptions() {
    if (revisions.isPresent() && paths.size() != 1) {
      throw CommandFailure.usage("--git compares two states of one path, not " + paths.size());
    }
    if (revisions.isEmpty() && paths.size() != 2) {
      throw CommandFailure.usage("diff needs two files or folders, or one with --git");
    }
    if (revisions.isEmpty() && root.isPresent()) {
      throw CommandFailure.usage("--root is for --git: two states have two roots");
    }
  }

  private Difference onDisk() {
    return Difference.between(
        state().inFiles(paths.get(0), Optional.empty()).meanings(),
        state().inFiles(paths.get(1), Optional.empty()).meanings());
  }

  private Difference inGit(String range) {
    int dots = range.indexOf("..");
    Path path = paths.get(0);
    try {
      DeclaredVersions before =
          state().inGit(dots < 0 ? range : range.substring(0, dots), path, root);
      DeclaredVersions after =
          dots < 0
              ? state().inFilesIfThere(path, root)
              : state().inGit(range.substring(dots + 2), path, root);
      if (before.programs().isEmpty() && after.programs().isEmpty()) {
        throw CommandFailure.environment("no state has a feature file at " + path);
      }
      return Difference.between(before.meanings(), after.meanings());
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, path), e);
    }
  }

  private VersionState state() {
    return new VersionState(
        new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT));
  }
}
