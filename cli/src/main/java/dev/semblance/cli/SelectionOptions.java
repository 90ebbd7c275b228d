package dev.semblance.cli;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.analysis.TriggerCondition;
import dev.semblance.compiler.analysis.VectorSelection;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.spark.EventOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which rows and columns of a vector are wanted. */
final class SelectionOptions {

  /**
   * What is left of a vector.
   *
   * @param words what was chosen, for those who read the output
   */
  record Selected(ResolvedVector vector, Plan plan, Map<String, String> words) {}

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      order = 30,
      description =
          "Only triggers of which this is true: an expression of the language over the trigger's"
              + " fields. Values are as without it.")
  private Optional<String> where = Optional.empty();

  @Option(
      names = "--sample",
      paramLabel = "SHARE",
      order = 31,
      description =
          "Only a share of the triggers, such as 10%%, or a stretch such as 80%%..100%%; always"
              + " the same ones, chosen by a hash.")
  private Optional<String> sample = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "FIELD",
      split = ",",
      order = 32,
      description = "What --sample hashes: fields of the trigger. Default: its id.")
  private List<String> by = List.of();

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      order = 33,
      description =
          "Only these columns of the vector; id and time are always there. What no column needs is"
              + " not computed.")
  private List<String> columns = List.of();

  /**
   * @throws CommandFailure if columns were chosen, which are those of one vector
   */
  void requireNoColumns() {
    if (!columns.isEmpty()) {
      throw CommandFailure.usage("--columns chooses from one vector: name one with --vector");
    }
  }

  /**
   * The part of the vector that was asked for.
   *
   * @throws CommandFailure if it is not to be had; what is wrong with the condition is reported
   */
  Selected of(VectorChoice.Chosen chosen, EventOrder order, Console console) {
    Map<String, String> words = new LinkedHashMap<>();
    ResolvedVector vector = chosen.vector();
    if (where.isPresent()) {
      vector = VectorSelection.where(vector, condition(vector, console));
      words.put("where", where.get());
    }
    if (sample.isPresent()) {
      List<String> fields = sampledBy(vector.trigger().event());
      vector = VectorSelection.where(vector, sample(vector, fields));
      words.put("sample", sample.get());
      words.put("by", String.join(",", fields));
    } else if (!by.isEmpty()) {
      throw CommandFailure.usage("--by says what a sample is chosen by, and there is no --sample");
    }
    if (!columns.isEmpty()) {
      requireColumns(vector);
      vector = VectorSelection.columns(vector, columns);
      words.put("columns", String.join(",", columns));
    }
    if (words.isEmpty()) {
      return new Selected(vector, chosen.plan(), Map.of());
    }
    Plan plan = Planner.planWithLabels(chosen.program(), vector);
    if (order == EventOrder.ARRIVAL) {
      requireSameSources(chosen.plan(), plan);
    }
    return new Selected(vector, plan, words);
  }

  private ScalarExpression condition(ResolvedVector vector, Console console) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<ScalarExpression> condition =
        TriggerCondition.compile(new SourceFile("--where", where.get()), vector, diagnostics);
    new DiagnosticReport(console.err(), console.colour(), OutputFormat.TEXT)
        .print(diagnostics.sorted());
    return condition.orElseThrow(
        () -> CommandFailure.usage("--where is no condition over " + vector.trigger().name()));
  }

  private List<String> sampledBy(EventSchema trigger) {
    if (by.isEmpty() && trigger.hasHashedId()) {
      throw CommandFailure.usage(
          "the event " + trigger.name() + " has no @id: name the fields to sample with --by");
    }
    return by.isEmpty() ? trigger.idFields() : by;
  }

  private ScalarExpression sample(ResolvedVector vector, List<String> fields) {
    SampleRange range = SampleRange.parse(sample.orElseThrow());
    try {
      return VectorSelection.sample(vector, fields, range.from(), range.to());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--by: " + e.getMessage());
    }
  }

  private void requireColumns(ResolvedVector vector) {
    EventSchema trigger = vector.trigger().event();
    Set<String> known = new TreeSet<>(trigger.idColumns());
    known.add(trigger.timeColumn());
    vector.columns().forEach(column -> known.add(column.name()));
    vector.labels().forEach(label -> known.add(label.name()));
    for (String column : columns) {
      if (!known.contains(column)) {
        throw CommandFailure.usage(
            "the vector %s has no column `%s`".formatted(vector.name(), column)
                + NearNames.advice(column, "its columns are", known)
                    .map(advice -> ": " + advice)
                    .orElse(""));
      }
    }
  }

  /** Whether a trigger was answered depends on all that the vector remembers. */
  private static void requireSameSources(Plan all, Plan some) {
    if (!remembered(all).equals(remembered(some))) {
      throw CommandFailure.usage(
          "in the order of arrival, which triggers were answered depends on all that the vector"
              + " remembers: choose rows by the event's own fields, and columns from the output");
    }
  }

  private static List<List<Stage.Source>> remembered(Plan plan) {
    return plan.stages().stream().filter(stage -> !stage.looksAhead()).map(Stage::sources).toList();
  }
}
