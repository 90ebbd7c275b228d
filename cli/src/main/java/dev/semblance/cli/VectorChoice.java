package dev.semblance.cli;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The feature file that a command is about, and which of its vectors. */
final class VectorChoice {

  /** The vector chosen, in its program and as a plan. */
  record Chosen(ResolvedProgram program, ResolvedVector vector, Plan plan) {}

  @Mixin private FeatureProgram source;

  @Option(
      names = "--vector",
      paramLabel = "NAME[@vN]",
      order = 1,
      description = "Which vector; may be left out where there is only one.")
  private Optional<String> name = Optional.empty();

  /**
   * @throws CommandFailure if what was given is no name of a vector
   */
  void requireName() {
    name.ifPresent(VectorName::parse);
  }

  /**
   * Compiles the file, reports what is wrong with it, and plans the vector.
   *
   * @throws CommandFailure if there are errors in the definitions, or not exactly one such vector
   */
  Chosen plan(Console console) {
    Optional<VectorName> wanted = name.map(VectorName::parse);
    ResolvedProgram program =
        source.compile(new DiagnosticReport(console.err(), console.colour(), OutputFormat.TEXT));
    ResolvedVector vector =
        wanted.map(known -> known.in(program)).orElseGet(() -> VectorName.only(program));
    return new Chosen(program, vector, Planner.plan(program, vector));
  }
}
