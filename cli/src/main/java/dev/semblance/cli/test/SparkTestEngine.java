package dev.semblance.cli.test;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.spark.SparkBackfill;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The backfill, with events and rows in memory. */
final class SparkTestEngine implements TestEngine {
  private final SparkSession spark;

  SparkTestEngine(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Plan plan(ResolvedProgram program, ResolvedVector vector) {
    return Planner.planWithLabels(program, vector);
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    Map<String, List<List<Object>>> events = new LinkedHashMap<>();
    for (EventSchema schema : plan.events()) {
      events.put(
          schema.name(), log.of(schema.name()).stream().map(e -> values(schema, e)).toList());
    }
    List<VectorRow> rows =
        SparkBackfill.collect(spark, plan, events, 1).stream()
            .map(values -> row(plan, values))
            .toList();
    return new VectorSet(
        plan.output().columns().stream().map(Plan.OutputColumn::name).toList(), rows);
  }

  private static List<Object> values(EventSchema schema, Event event) {
    List<Object> values = new ArrayList<>();
    for (Field field : schema.fields()) {
      values.add(event.get(field.name()));
    }
    return values;
  }

  /** Of the values of the output's columns: the id's parts, the time, the vector's own. */
  private static VectorRow row(Plan plan, List<Object> values) {
    EventSchema trigger = plan.trigger();
    int time = trigger.hasHashedId() ? 1 : trigger.idFields().size();
    Map<String, Object> own = new LinkedHashMap<>();
    for (int i = 0; i < plan.output().columns().size(); i++) {
      own.put(plan.output().columns().get(i).name(), values.get(time + 1 + i));
    }
    return new VectorRow(values.subList(0, time), (Long) values.get(time), own);
  }
}
