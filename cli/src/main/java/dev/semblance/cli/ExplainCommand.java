package dev.semblance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Explain;
import dev.semblance.compiler.plan.ExplainJson;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.S3Binding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code semblance explain}: what computing a vector takes. */
@Command(
    name = "explain",
    header = "Show what computing a vector takes.",
    description = {
      "Show the plan of a vector, or of all: the columns that are read, the stages and what moves",
      "between them, the state that each remembers, the columns of the output, and what Spark and",
      "Kafka Streams make of it."
    },
    footer = {
      "",
      "Examples:",
      "  semblance explain fraud.feature --vector fraud",
      "  semblance explain fraud.feature --vector fraud@v2 --format json > plan.json",
      "  semblance explain fraud.feature --vector fraud --from 2026-03-01 --to 2026-03-07 \\",
      "      --bindings bindings.yaml",
      "",
      "The hash changes when, and only when, the meaning of the vector does; that of its labels",
      "stands apart."
    })
final class ExplainCommand extends CompilingCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

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

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      description = "Show what a backfill from this trigger time on reads.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "WHEN",
      description = "Show what a backfill up to this trigger time reads.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--bindings",
      paramLabel = "FILE",
      description = "Where the events are: shows which files a range reads.")
  private Optional<Path> bindings = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, as for backfill; those of file systems are looked at.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    TriggerRange range = TriggerRange.of(from, to);
    Optional<VectorName> name = vector.map(VectorName::parse);
    DiagnosticReport report =
        new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT);
    ResolvedProgram program = source.compile(report);
    List<ResolvedVector> chosen =
        name.map(wanted -> List.of(wanted.in(program))).orElse(program.vectors());
    if (chosen.isEmpty()) {
      throw CommandFailure.usage("there is nothing to explain: " + VectorName.known(program));
    }
    List<Plan> plans = chosen.stream().map(one -> Planner.planWithLabels(program, one)).toList();
    Optional<Bindings> places = bindings.isPresent() ? places(program, plans) : Optional.empty();
    Configuration storage =
        StorageSettings.ofHadoop(places.map(Bindings::s3).orElse(S3Binding.DEFAULT), settings);
    boolean ranged = from.isPresent() || to.isPresent() || places.isPresent();
    List<Explained> explained = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      explained.add(
          new Explained(
              plan,
              new ServingView(Planner.plan(program, chosen.get(i))),
              ranged
                  ? Optional.of(new RangeView(plan, range, places, storage))
                  : Optional.empty()));
    }
    console().out().print(format == OutputFormat.JSON ? json(explained) : text(explained));
    return ExitCode.DONE;
  }

  /** A vector's plan, and what it takes where. */
  private record Explained(Plan plan, ServingView serving, Optional<RangeView> range) {
    String text() {
      return Explain.text(plan) + serving.text() + range.map(RangeView::text).orElse("");
    }

    String json() {
      try {
        ObjectNode node = (ObjectNode) JSON.readTree(ExplainJson.json(plan));
        serving.addTo(node);
        range.ifPresent(view -> view.addTo(node));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a plan is JSON", e);
      }
    }
  }

  private Optional<Bindings> places(ResolvedProgram program, List<Plan> plans) throws IOException {
    Bindings read = Bindings.read(bindings.orElseThrow());
    Set<String> events = new LinkedHashSet<>();
    plans.forEach(plan -> plan.events().forEach(event -> events.add(event.name())));
    read.check(program.events(), List.copyOf(events));
    return Optional.of(read);
  }

  private static String text(List<Explained> explained) {
    return explained.stream().map(Explained::text).collect(Collectors.joining("\n"));
  }

  /** One plan is an object; several are an array. */
  private static String json(List<Explained> explained) {
    List<String> objects = explained.stream().map(Explained::json).map(String::strip).toList();
    return objects.size() == 1
        ? objects.get(0) + "\n"
        : "[\n" + String.join(",\n", objects) + "\n]\n";
  }
}
