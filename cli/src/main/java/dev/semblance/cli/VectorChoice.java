package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.lock.Deprecation;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The feature file that a command is about, and which vector or vectors of it. */
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
      split = ",",
      order = 1,
      description = "Which vector; may be left out where there is only one.")
  private List<String> names = List.of();

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      order = 21,
      description = "The lock that versions are held to. Default: features.lock beside FILE.")
  private Optional<Path> lock = Optional.empty();

  /**
   * @throws CommandFailure if what was given is not the name of one vector
   */
  void requireName() {
    if (wanted().size() > 1) {
      throw CommandFailure.usage("--vector: this command is about one vector at a time");
    }
  }

  /**
   * What was asked for, in the order given; empty for the only one.
   *
   * @throws CommandFailure if what was given is no name of a vector, or names one twice
   */
  List<VectorName> wanted() {
    List<VectorName> wanted = names.stream().map(VectorName::parse).toList();
    if (wanted.stream().distinct().count() < wanted.size()) {
      throw CommandFailure.usage("--vector names a vector twice: " + String.join(",", names));
    }
    return wanted;
  }

  /**
   * Compiles the file, reports what is wrong with it, and plans the vector.
   *
   * @throws CommandFailure if there are errors in the definitions, a version means something else
   *     than its lock says, or there is not exactly one such vector
   */
  Chosen plan(Console console) {
    requireName();
    return plans(console).get(0);
  }

  /**
   * The same for all vectors that were asked for, in the order given.
   *
   * @throws CommandFailure as {@link #plan} does
   */
  List<Chosen> plans(Console console) {
    List<VectorName> wanted = wanted();
    DiagnosticReport report =
        new DiagnosticReport(console.err(), console.colour(), OutputFormat.TEXT);
    Compilation compilation = source.compileLocked(lock, report);
    ResolvedProgram program = compilation.program().orElseThrow();
    List<ResolvedVector> vectors =
        wanted.isEmpty()
            ? List.of(VectorName.only(program))
            : wanted.stream().map(known -> known.in(program)).toList();
    report.print(
        vectors.stream()
            .flatMap(vector -> Deprecation.of(vector, compilation).stream())
            .distinct()
            .toList());
    return vectors.stream()
        .map(vector -> new Chosen(program, vector, Planner.plan(program, vector)))
        .toList();
  }
}
