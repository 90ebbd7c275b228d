package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import java.util.List;
import java.util.Optional;

/**
 * What is to be computed for one vector: where the compiler ends and every backend begins.
 *
 * <p>Each event has one kind of <em>row</em>: its declared fields as columns, to which stages add
 * more (fields found by lookups, values of features). A stream is a condition over such rows, never
 * a copy of them.
 *
 * @param events those that are read
 * @param stages in an order in which each reads only columns that the event has or an earlier stage
 *     added
 */
public record Plan(
    String namespace, List<EventSchema> events, List<Stage> stages, VectorOutput output) {
  public Plan {
    events = List.copyOf(events);
    stages = List.copyOf(stages);
  }

  /** The event of that name. */
  public EventSchema event(String name) {
    return events.stream()
        .filter(event -> event.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the plan reads no event " + name));
  }

  /** Schema of the event that triggers the vector. */
  public EventSchema trigger() {
    return event(output.event());
  }

  /**
   * The vector's rows: one for each row of {@code event} that satisfies {@code condition}, once all
   * stages are done. The output begins with the id columns and the time column of the trigger.
   */
  public record VectorOutput(
      String vector,
      int version,
      String doc,
      String event,
      Optional<ScalarExpression> condition,
      List<OutputColumn> columns) {
    public VectorOutput {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column of the output after id and time, over the trigger's row.
   *
   * @param label whether it tells what came after the trigger; such columns come last
   */
  public record OutputColumn(String name, String doc, ScalarExpression expression, boolean label) {

    /** A column that is known at the time of the trigger. */
    public OutputColumn(String name, String doc, ScalarExpression expression) {
      this(name, doc, expression, false);
    }
  }

  /** Whether the output tells what came after its triggers. */
  public boolean hasLabels() {
    return output.columns().stream().anyMatch(OutputColumn::label);
  }
}
