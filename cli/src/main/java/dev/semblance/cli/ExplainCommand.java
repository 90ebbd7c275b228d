package dev.semblance.cli;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Explain;
import dev.semblance.compiler.plan.ExplainJson;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code semblance explain}: what computing a vector takes. */
@Command(
    name = "explain",
    header = "Show what computing a vector takes.",
    description = {
      "Show the plan of a vector, or of all: the columns that are read, the stages and what moves",
      "between them, the state that each remembers, and the columns of the output."
    },
    footer = {
      "",
      "Examples:",
      "  semblance explain fraud.feature --vector fraud",
      "  semblance explain fraud.feature --vector fraud@v2 --format json > plan.json",
      "",
      "The hash changes when, and only when, the meaning of the vector does."
    })
final class ExplainCommand extends SubCommand {
  @Mixin private FeatureProgram source;

  @Option(
      names = "--vector",
      paramLabel = "NAME[@vN]",
      description = "Which vector. Default: all of them.")
  private Optional<String> vector = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private OutputFormat format;

  @Override
  public Integer call() {
    Optional<VectorName> name = vector.map(VectorName::parse);
    DiagnosticReport report =
        new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT);
    ResolvedProgram program = source.compile(report);
    List<ResolvedVector> chosen =
        name.map(wanted -> List.of(wanted.in(program))).orElse(program.vectors());
    if (chosen.isEmpty()) {
      throw CommandFailure.usage("there is nothing to explain: " + VectorName.known(program));
    }
    List<Plan> plans = chosen.stream().map(one -> Planner.plan(program, one)).toList();
    console().out().print(format == OutputFormat.JSON ? json(plans) : text(plans));
    return ExitCode.DONE;
  }

  private static String text(List<Plan> plans) {
    return plans.stream().map(Explain::text).collect(Collectors.joining("\n"));
  }

  /** One plan is an object; several are an array. */
  private static String json(List<Plan> plans) {
    List<String> objects = plans.stream().map(ExplainJson::json).map(String::strip).toList();
    return objects.size() == 1
        ? objects.get(0) + "\n"
        : "[\n" + String.join(",\n", objects) + "\n]\n";
  }
}
