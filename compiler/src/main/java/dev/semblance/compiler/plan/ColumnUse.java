package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Field;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which columns of an event's rows are still read from some point of a plan on: what a row must
 * carry there, and no more.
 */
public final class ColumnUse {
  private ColumnUse() {}

  /**
   * The columns of {@code event}'s rows that stages from index {@code firstStage} on read, and the
   * output, if the event triggers it. Id and time of the rows are not counted.
   */
  public static Set<String> from(Plan plan, int firstStage, String event) {
    Set<String> read = new TreeSet<>();
    for (Stage stage : plan.stages().subList(firstStage, plan.stages().size())) {
      for (StageInput input : StageInput.of(stage)) {
        if (input.event().equals(event)) {
          read.addAll(input.columns());
          addAll(input.key(), read);
        }
      }
    }
    Plan.VectorOutput output = plan.output();
    if (output.event().equals(event)) {
      addAll(output.condition().stream().toList(), read);
      addAll(output.columns().stream().map(Plan.OutputColumn::expression).toList(), read);
    }
    return read;
  }

  /** The declared fields of {@code event} that the plan reads for their values, as declared. */
  public static List<String> declaredFields(Plan plan, String event) {
    Set<String> read = from(plan, 0, event);
    return plan.event(event).fields().stream().map(Field::name).filter(read::contains).toList();
  }

  private static void addAll(Collection<ScalarExpression> expressions, Set<String> read) {
    for (ScalarExpression expression : expressions) {
      expression.forEachColumn(column -> read.add(column.name()));
    }
  }
}
