package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.lock.Deprecation;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The feature file that a command is about, and which of its vectors. */
final class VectorChoice {

  /** The vector chosen, in its program and as a plan: as it is served, unless said otherwise. */
  record Chosen(ResolvedProgram program, ResolvedVector vector, Plan plan) {

    /** The same for a backfill, which knows what came after the triggers. */
    Chosen withLabels() {
      return new Chosen(program, vector, Planner.planWithLabels(program, vector));
    }
  }

  @Mixin private FeatureProgram source;

  @Option(
      names = "--vector",
      paramLabel = "NAME[@vN]",
      order = 1,
      description = "Which vector; may be left out where there is only one.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      order = 21,
      description = "The lock that versions are held to. Default: features.lock beside FILE.")
  private Optional<Path> lock = Optional.empty();

  /**
   * @throws CommandFailure if what was given is no name of a vector
   */
  void requireName() {
    name.ifPresent(VectorName::parse);
  }

  /**
   * Compiles the file, reports what is wrong with it, and plans the vector.
   *
   * @throws CommandFailure if there are errors in the definitions, a version means something else
   *     than its lock says, or there is not exactly one such vector
   */
  Chosen plan(Console console) {
    Optional<VectorName> wanted = name.map(VectorName::parse);
    DiagnosticReport report =
        new DiagnosticReport(console.err(), console.colour(), OutputFormat.TEXT);
    Compilation compilation = source.compileLocked(lock, report);
    ResolvedProgram program = compilation.program().orElseThrow();
    ResolvedVector vector =
        wanted.map(known -> known.in(program)).orElseGet(() -> VectorName.only(program));
    report.print(Deprecation.of(vector, compilation).stream().toList());
    return new Chosen(program, vector, Planner.plan(program, vector));
  }
}
