package dev.semblance.reference;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Occurrence;
import dev.semblance.reference.why.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Tells how one trigger comes by its vector: what the reference did, as it did it.
 *
 * <p>All events are gone through, but only this trigger is answered.
 */
public final class Explainer {
  private final Plan plan;
  private final Event trigger;
  private final Collection<String> columns;

  private Explainer(Plan plan, Event trigger, Collection<String> columns) {
    this.plan = plan;
    this.trigger = trigger;
    this.columns = columns;
  }

  /** What an event is called. */
  public static Occurrence occurrence(EventSchema schema, Event event) {
    return Parts.occurrence(new Row(schema, event));
  }

  /**
   * Explains a trigger in event order.
   *
   * @param trigger an event of the log
   * @param columns of the vector, each by its name
   * @throws IllegalArgumentException if the log has no such event, or the vector no such column
   */
  public static Explanation explain(
      Plan plan, EventLog log, Event trigger, Collection<String> columns) {
    Explainer explainer = new Explainer(plan, trigger, columns);
    Trial trial = explainer.new Trial();
    ReferenceInterpreter.run(plan, log, trial);
    return explainer.explanation(trial, false);
  }

  /**
   * Explains a trigger in arrival order; of one that came several times, the first time.
   *
   * @param trigger one of the events that arrived
   * @param columns of the vector, each by its name
   * @throws IllegalArgumentException if no such event arrived, or the vector has no such column
   */
  public static Explanation explain(
      Plan plan, Arrivals arrivals, Event trigger, Collection<String> columns) {
    Explainer explainer = new Explainer(plan, trigger, columns);
    Trial trial = explainer.new Trial();
    ArrivalInterpreter.run(plan, arrivals, trial);
    return explainer.explanation(trial, true);
  }

  private Explanation explanation(Trial trial, boolean inArrivalOrder) {
    if (trial.row == null) {
      throw new IllegalArgumentException("there is no such event: " + trigger);
    }
    Plan.VectorOutput output = plan.output();
    Optional<String> absence = absence(trial);
    Parts parts = new Parts(plan, trial.row, trial.seen);
    List<Plan.OutputColumn> wanted =
        absence.isPresent() ? List.of() : columns.stream().map(this::column).toList();
    List<Explanation.Column> features = new ArrayList<>();
    List<Part> behind = parts.behind(wanted, features);
    return new Explanation(
        output.vector(),
        output.version(),
        inArrivalOrder,
        Parts.occurrence(trial.row),
        absence,
        wanted.stream()
            .map(column -> parts.column(column, trial.vector.orElseThrow().values()))
            .toList(),
        features,
        behind);
  }

  private Plan.OutputColumn column(String name) {
    return plan.output().columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the vector has no column " + name));
  }

  private Optional<String> absence(Trial trial) {
    if (trial.vector.isEmpty()) {
      return Optional.of("it is no event of the stream that triggers the vector");
    }
    return trial.refusedBy.isEmpty()
        ? Optional.empty()
        : Optional.of("it came too late for " + String.join(", ", trial.refusedBy));
  }

  /** What a row gained of one stage. */
  record Seen(Stage stage, AddedColumns added, IntFunction<List<Judged>> known) {}

  /** Sees what happens to the trigger. */
  private final class Trial implements Witness {
    private final Row sought = new Row(plan.trigger(), trigger);
    private final Map<Stage, Seen> seen = new LinkedHashMap<>();
    private Row row;
    private Optional<VectorRow> vector = Optional.empty();
    private Set<String> refusedBy = Set.of();

    @Override
    public boolean wants(Row other) {
      if (row == null && other.schema().equals(sought.schema()) && other.isSameAs(sought)) {
        row = other;
      }
      return row == other;
    }

    @Override
    public void gained(
        Stage stage, Row subject, AddedColumns added, IntFunction<List<Judged>> known) {
      seen.put(stage, new Seen(stage, added, known));
    }

    @Override
    public void ended(Row subject, Optional<VectorRow> given, Set<String> refused) {
      vector = given;
      refusedBy = refused;
    }
  }
}
