package dev.semblance.spark.output;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.spark.row.IdentityReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a vector's rows.
 *
 * @param doc the doc comment, empty where there is none
 * @param nullable whether a row may have no value
 * @param role what the column is to the row
 * @param part which part of the id (role ID) or which of the plan's output columns (roles VALUE and
 *     LABEL)
 */
public record VectorColumn(
    String name, Type type, boolean nullable, String doc, Role role, int part) {

  /** What a column is to its row. */
  public enum Role {
    ID,
    TIME,
    VALUE,
    /** What came after the trigger: in backfill only. */
    LABEL
  }

  /** The columns of the vector's rows: the trigger's id and time, then what the vector lists. */
  public static List<VectorColumn> of(Plan plan) {
    EventSchema trigger = plan.trigger();
    List<VectorColumn> columns = new ArrayList<>();
    List<Type> idTypes = IdentityReader.idTypes(trigger);
    for (int i = 0; i < idTypes.size(); i++) {
      String doc = trigger.hasHashedId() ? "" : doc(trigger, trigger.idFields().get(i));
      String name = trigger.idColumns().get(i);
      columns.add(new VectorColumn(name, idTypes.get(i), false, doc, Role.ID, i));
    }
    String time = trigger.timeField();
    if (!trigger.idFields().contains(time)) {
      columns.add(
          new VectorColumn(
              trigger.timeColumn(), Type.TIMESTAMP, false, doc(trigger, time), Role.TIME, 0));
    }
    List<Plan.OutputColumn> values = plan.output().columns();
    for (int i = 0; i < values.size(); i++) {
      Plan.OutputColumn value = values.get(i);
      Role role = value.label() ? Role.LABEL : Role.VALUE;
      columns.add(
          new VectorColumn(value.name(), value.expression().type(), true, value.doc(), role, i));
    }
    return columns;
  }

  private static String doc(EventSchema event, String field) {
    return event.field(field).map(Field::doc).orElse("");
  }
}
