package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.LockCheck;
import dev.semblance.compiler.lock.Meaning;
import dev.semblance.compiler.lock.VersionName;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance lock}: what a version means, for good. */
@Command(
    name = "lock",
    header = "Write down what each version means, so that it cannot change unnoticed.",
    description = {
      "Add to features.lock what each version of a group or vector means that it does not hold"
          + " yet.",
      "What it holds stays: a version that means something else by now is an error, and then",
      "nothing is written. check, backfill, replay, run and why refuse such a version too. Keep"
          + " the",
      "lock in git, beside the feature files."
    },
    footer = {
      "",
      "Examples:",
      "  semblance lock fraud.feature",
      "  semblance lock features/ --check          for CI: is everything locked?",
      "  semblance lock fraud.feature --replace fraud@v4   it was locked by mistake",
      "",
      "Exit codes: 0 done; 1 a version has another meaning, or --check found one not locked."
    })
final class LockCommand extends CompilingCommand {
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
      description = "Which lock. Default: features.lock beside each FILE.")
  private Optional<Path> lock = Optional.empty();

  @Option(
      names = "--replace",
      paramLabel = "NAME@vN",
      description =
          "Take the version's meaning as it is now, whatever was locked; may be given several"
              + " times. Only for what nobody has used yet.")
  private List<String> replaced = new ArrayList<>();

  @Option(
      names = "--check",
      description = "Write nothing; print the versions that are not locked yet.")
  private boolean check;

  /** A lock, and what the files that belong to it declare. */
  private record Locked(LockFile file, DeclaredVersions declared) {}

  @Override
  public Integer call() {
    List<VectorName> replace = replaced.stream().map(LockCommand::version).toList();
    Collection<Locked> locks = compile();
    requireKnown(replace, locks);
    Map<Locked, Lock> held = hold(replace, locks);
    boolean complete = true;
    for (Map.Entry<Locked, Lock> entry : held.entrySet()) {
      List<Meaning> missing = entry.getKey().declared().missingIn(entry.getValue());
      complete &= missing.isEmpty();
      if (check) {
        missing.forEach(meaning -> console().out().println(meaning.version()));
      } else {
        write(entry.getKey(), entry.getValue(), missing);
      }
    }
    return check && !complete ? ExitCode.DEFINITIONS : ExitCode.DONE;
  }

  private static VectorName version(String text) {
    VectorName name = VectorName.parse("--replace", text);
    if (name.version().isEmpty()) {
      throw CommandFailure.usage("--replace needs a version, such as fraud@v4, not '" + text + "'");
    }
    return name;
  }

  private Collection<Locked> compile() {
    List<RootFiles.RootFile> roots = RootFiles.of(files, root);
    if (roots.isEmpty()) {
      throw CommandFailure.environment("there is no feature file in " + files.get(0));
    }
    Map<RootFiles.RootFile, Compilation> programs = new LinkedHashMap<>();
    for (RootFiles.RootFile file : roots) {
      programs.put(file, FeatureProgram.compile(file.file(), file.root()));
    }
    Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    programs.values().forEach(program -> diagnostics.addAll(program.diagnostics()));
    report().print(List.copyOf(diagnostics));
    Map<Path, Locked> locks = new TreeMap<>();
    programs.forEach(
        (file, program) -> {
          if (program.hasErrors()) {
            throw CommandFailure.definitions(report().summary(file.file(), program));
          }
          LockFile lockFile = LockFile.of(file.file(), file.root(), lock);
          locks
              .computeIfAbsent(
                  lockFile.path().toAbsolutePath().normalize(),
                  any -> new Locked(lockFile, new DeclaredVersions()))
              .declared()
              .add(file.file(), program);
        });
    return locks.values();
  }

  private static void requireKnown(List<VectorName> replace, Collection<Locked> locks) {
    for (VectorName name : replace) {
      if (locks.stream()
          .flatMap(l -> l.declared().meanings().keySet().stream())
          .noneMatch(v -> is(name, v))) {
        throw CommandFailure.usage("there is no group or vector " + name + " to be replaced");
      }
    }
  }

  private static boolean is(VectorName name, VersionName version) {
    return name.version().orElseThrow() == version.version()
        && (name.name().equals(version.bareName()) || name.name().equals(version.name()));
  }

  /** The locks as they are, without what is to be replaced. */
  private Map<Locked, Lock> hold(List<VectorName> replace, Collection<Locked> locks) {
    Map<Locked, Lock> held = new LinkedHashMap<>();
    Diagnostics wrong = new Diagnostics();
    for (Locked locked : locks) {
      Map<VersionName, Meaning> versions = new TreeMap<>(locked.file().read(wrong).versions());
      versions.keySet().removeIf(version -> replace.stream().anyMatch(name -> is(name, version)));
      Lock kept = new Lock(new TreeMap<>(versions));
      locked
          .declared()
          .programs()
          .forEach(one -> LockCheck.check(one, kept).forEach(wrong::report));
      held.put(locked, kept);
    }
    report().print(wrong.sorted());
    if (wrong.hasErrors()) {
      throw CommandFailure.definitions("nothing is locked");
    }
    return held;
  }

  private void write(Locked locked, Lock kept, List<Meaning> missing) {
    Path path = locked.file().path();
    missing.forEach(meaning -> console().out().println("locked " + meaning.version()));
    if (missing.isEmpty()) {
      console().err().println(path + " holds every version already");
      return;
    }
    try {
      locked.file().write(kept.with(missing));
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, path), e);
    }
    console().err().println("wrote " + path);
  }

  private DiagnosticReport report() {
    return new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT);
  }
}
