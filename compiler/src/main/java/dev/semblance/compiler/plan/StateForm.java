package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateText;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.compiler.type.EventSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a plan keeps what it remembers: its stages, their sources and all that these compute, and
 * what its output reads, in the order in which they stand in stored bytes, without local names.
 *
 * <p>Plans of one {@link CanonicalForm} differ in this only where the same thing is written twice
 * in one of them, such as a join in two streams. State of one form cannot be read in the other.
 */
public final class StateForm {
  private final List<String> lines = new ArrayList<>();

  /** Columns that stages add, by event and name. */
  private final Map<String, String> added = new HashMap<>();

  private StateForm(Plan plan) {
    plan.stages().forEach(this::add);
    Plan.VectorOutput output = plan.output();
    // What the output reads travels and waits with the rows.
    lines.add("output if " + text(output.event(), output.condition()));
    for (Plan.OutputColumn column : output.columns()) {
      lines.add(column.expression().accept(expressions(output.event())));
    }
  }

  /** SHA-256 of the form, in lower-case hex. */
  public static String hashOf(Plan plan) {
    return CanonicalForm.sha256(String.join("\n", new StateForm(plan).lines));
  }

  /** SHA-256 of how rows of an event are kept that wait for others, in lower-case hex. */
  public static String hashOf(EventSchema event) {
    return CanonicalForm.sha256(CanonicalForm.eventLine(event));
  }

  private void add(Stage stage) {
    Stage.Subject subject = stage.subject();
    String event = subject.event();
    lines.add(
        "stage of %s by %s if %s"
            .formatted(event, texts(event, subject.key()), text(event, subject.condition())));
    stage.sources().forEach(this::add);
    for (Lookup lookup : subject.lookups()) {
      String from = stage.sources().get(lookup.source()).event();
      lines.add("lookup in " + lookup.source() + " within " + lookup.withinMicros());
      added.put(event + " " + lookup.matchedColumn(), newName());
      for (AddedColumn column : lookup.columns()) {
        addColumn(event, column, expressions(from));
      }
    }
    for (Answer answer : subject.answers()) {
      List<Aggregate> aggregates = stage.sources().get(answer.source()).aggregates();
      lines.add("answer of " + answer.source() + " refuses " + answer.refuses());
      for (AddedColumn column : answer.columns()) {
        addColumn(event, column, new ExpressionText(slot -> place(aggregates, slot.name())));
      }
    }
  }

  private void add(Source source) {
    String event = source.event();
    lines.add(
        "source %s by %s if %s where %s"
            .formatted(
                event,
                texts(event, source.key()),
                text(event, source.stream()),
                text(event, source.condition())));
    for (Aggregate aggregate : source.aggregates()) {
      lines.add(AggregateText.of(aggregate, expressions(event)));
    }
  }

  private void addColumn(String event, AddedColumn column, ExpressionText texts) {
    String name = newName();
    lines.add(name + " = " + column.expression().accept(texts));
    added.put(event + " " + column.name(), name);
  }

  private String newName() {
    return "$" + (added.size() + 1);
  }

  private static String place(List<Aggregate> aggregates, String slot) {
    for (int i = 0; i < aggregates.size(); i++) {
      if (aggregates.get(i).slot().equals(slot)) {
        return "#" + i;
      }
    }
    throw new IllegalStateException("no aggregate fills the slot " + slot);
  }

  private ExpressionText expressions(String event) {
    return new ExpressionText(
        column -> added.getOrDefault(event + " " + column.name(), event + "." + column.name()));
  }

  private List<String> texts(String event, List<ScalarExpression> parts) {
    return parts.stream().map(part -> part.accept(expressions(event))).toList();
  }

  private String text(String event, Optional<ScalarExpression> condition) {
    return condition.map(c -> c.accept(expressions(event))).orElse("true");
  }
}
