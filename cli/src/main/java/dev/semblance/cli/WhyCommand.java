package dev.semblance.cli;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.Explainer;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.why.Explanation;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.record.SourceException;
import dev.semblance.streaming.replay.ReplayOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code semblance why}: how a trigger comes by a value. */
@Command(
    name = "why",
    header = "Show why a feature has its value: which events counted, which did not.",
    description = {
      "For one trigger, show a feature's value, the events that counted for it, in order, and"
          + " those",
      "of the same key that did not, each with the rule that left it out. The answer comes from"
          + " the",
      "rules themselves, not from the engines, which are held to the same rules.",
      "",
      "All events are read into memory: cut large archives down first."
    },
    footer = {
      "",
      "Examples:",
      "  semblance why fraud.feature --vector fraud --bindings bindings.yaml --trigger 4711",
      "  semblance why fraud.feature --vector fraud --bindings bindings.yaml --trigger 4711 \\",
      "      --feature card_spent_1h --html why.html",
      "  semblance why fraud.feature --vector fraud --bindings bindings.yaml --order arrival \\",
      "      --trigger shop=7 --trigger charge=4711 --feature card_spent_1h --format json"
    })
final class WhyCommand extends CompilingCommand {
  @Mixin private VectorChoice choice;

  @Mixin private BindingsOption bindings;

  @Option(
      names = "--trigger",
      paramLabel = "ID",
      required = true,
      order = 3,
      description =
          "The trigger's id; of several parts: with commas between them, or as FIELD=VALUE, one"
              + " --trigger each.")
  private List<String> trigger;

  @Option(
      names = "--time",
      paramLabel = "WHEN",
      order = 4,
      description =
          "The trigger's time, where several have the id: an instant such as"
              + " 2026-01-31T12:00:00Z, or a date.")
  private Optional<String> time = Optional.empty();

  @Option(
      names = "--feature",
      paramLabel = "COLUMN",
      order = 5,
      description =
          "Which column of the vector. Default: the values of all, without the events behind them.")
  private Optional<String> feature = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "event",
      order = 6,
      description =
          "event: by the events' times (default); arrival: by their @arrival, as serving saw them.")
  private ReplayOrder order;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      order = 7,
      description = "text (default) or json, which has all events.")
  private OutputFormat format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      order = 8,
      description =
          "Show at most N events of each rule, those nearest to the trigger (default: 50).")
  private int limit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      order = 9,
      description = "Also write a page with a timeline of the events.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      order = 10,
      description = "Also write the timeline alone.")
  private Optional<Path> svg = Optional.empty();

  @Override
  public Integer call() throws IOException {
    requireSenseOfOptions();
    WhyTrigger sought = new WhyTrigger(trigger, time.map(text -> TimeBound.parse("--time", text)));
    VectorChoice.Chosen chosen = choice.plan(console());
    Plan plan = chosen.plan();
    List<String> columns = columns(chosen.vector(), plan);
    Bindings places = bindings.read();
    places.check(chosen.program().events(), plan.events().stream().map(EventSchema::name).toList());
    Explanation explanation = explain(plan, places, sought, columns);
    show(feature.isPresent() ? explanation : withoutParts(explanation));
    return ExitCode.DONE;
  }

  private void requireSenseOfOptions() {
    if (limit < 1) {
      throw CommandFailure.usage("--limit needs a number of events, not " + limit);
    }
    if (feature.isEmpty() && (html.isPresent() || svg.isPresent())) {
      throw CommandFailure.usage("a drawing is of one feature: choose it with --feature");
    }
  }

  private List<String> columns(ResolvedVector vector, Plan plan) {
    List<String> all = plan.output().columns().stream().map(Plan.OutputColumn::name).toList();
    if (feature.isEmpty() || all.contains(feature.get())) {
      return feature.map(List::of).orElse(all);
    }
    if (vector.labels().stream().anyMatch(label -> label.name().equals(feature.get()))) {
      throw CommandFailure.usage(
          "'%s' is a label, which looks ahead: why explains features".formatted(feature.get()));
    }
    throw CommandFailure.usage(
        "vector %s has no column '%s'%s"
            .formatted(
                plan.output().vector(),
                feature.get(),
                NearNames.advice(feature.get(), "it has", all)
                    .map(advice -> "; " + advice)
                    .orElse("")));
  }

  private Explanation explain(Plan plan, Bindings places, WhyTrigger sought, List<String> columns)
      throws IOException {
    try {
      WhyEvents events = new WhyEvents(plan, places, console());
      if (order == ReplayOrder.ARRIVAL) {
        events.requireArrivals();
      }
      events.read();
      Event event = sought.in(plan.trigger(), events.log().of(plan.trigger().name()));
      return order == ReplayOrder.ARRIVAL
          ? Explainer.explain(plan, events.arrivals(), event, columns)
          : Explainer.explain(plan, events.log(), event, columns);
    } catch (SourceException | UncheckedIOException e) {
      throw CommandFailure.environment(e.getMessage(), e);
    }
  }

  private static Explanation withoutParts(Explanation explanation) {
    return new Explanation(
        explanation.vector(),
        explanation.version(),
        explanation.inArrivalOrder(),
        explanation.trigger(),
        explanation.absence(),
        explanation.columns(),
        List.of(),
        List.of());
  }

  private void show(Explanation explanation) throws IOException {
    if (html.isPresent()) {
      write(html.get(), WhyPage.of(explanation, limit));
    }
    if (svg.isPresent()) {
      write(svg.get(), WhyDrawing.of(explanation));
    }
    if (format == OutputFormat.JSON) {
      console().out().print(WhyJson.of(explanation));
    } else {
      new WhyText(explanation, limit).print(console().out());
    }
  }

  private static void write(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, file), e);
    }
  }
}
