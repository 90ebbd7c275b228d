package dev.semblance.streaming;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a vector: the trigger's id, its time, then the vector's own, in output order.
 *
 * @param id the id's columns; one, {@code event_id}, where the trigger's id is a hash
 * @param time the trigger's time, under its own name
 * @param values the vector's own columns
 */
public record VectorSchema(
    String namespace, String vector, int version, List<Field> id, Field time, List<Field> values) {
  public VectorSchema {
    id = List.copyOf(id);
    values = List.copyOf(values);
  }

  public static VectorSchema of(Plan plan) {
    EventSchema trigger = plan.trigger();
    List<Field> id =
        trigger.hasHashedId()
            ? List.of(new Field(EventSchema.HASHED_ID, Type.STRING, false, ""))
            : trigger.idFields().stream().map(name -> column(trigger, name)).toList();
    List<Field> values =
        plan.output().columns().stream()
            .map(
                column ->
                    new Field(
                        column.name(),
                        column.expression().type(),
                        true, // Whatever the expression promises: a null key makes null of all.
                        column.doc()))
            .toList();
    Field time = column(trigger, trigger.timeField());
    return new VectorSchema(
        plan.namespace(), plan.output().vector(), plan.output().version(), id, time, values);
  }

  private static Field column(EventSchema trigger, String name) {
    Field field = trigger.field(name).orElseThrow();
    return new Field(field.column(), field.type(), field.nullable(), field.doc());
  }

  /** All columns, in order. */
  public List<Field> columns() {
    List<Field> all = new ArrayList<>(id);
    all.add(time);
    all.addAll(values);
    return all;
  }
}
