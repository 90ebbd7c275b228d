package dev.semblance.parity.engine;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
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

/** The Spark backend, its input in an order and a number of partitions that must not matter. */
public final class SparkEngine implements Engine {
  private final SparkSession spark;
  private final int partitions;
  private final long seed;

  /**
   * @param partitions of every input and every exchange
   * @param seed decides the input's order
   */
  public SparkEngine(SparkSession spark, int partitions, long seed) {
    this.spark = requireNonNull(spark, "spark");
    this.partitions = partitions;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "Spark, partitions: " + partitions + ", input shuffled by " + seed;
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    EventLog shuffled = log.shuffled(seed);
    Map<String, List<List<Object>>> events = new LinkedHashMap<>();
    for (EventSchema schema : plan.events()) {
      events.put(schema.name(), rows(schema, shuffled));
    }
    List<VectorRow> rows =
        SparkBackfill.collect(spark, plan, events, partitions).stream()
            .map(values -> row(plan, values))
            .toList();
    return new VectorSet(
        plan.output().columns().stream().map(Plan.OutputColumn::name).toList(), rows);
  }

  /** The events of one name, as the backend takes them from memory. */
  static List<List<Object>> rows(EventSchema schema, EventLog log) {
    return log.of(schema.name()).stream().map(event -> values(schema, event)).toList();
  }

  static List<Object> values(EventSchema schema, Event event) {
    List<Object> values = new ArrayList<>();
    for (Field field : schema.fields()) {
      values.add(event.get(field.name()));
    }
    return values;
  }

  /** Of the values of the output's columns: the id's parts, the time, the vector's own. */
  static VectorRow row(Plan plan, List<Object> values) {
    EventSchema trigger = plan.trigger();
    int idParts = trigger.hasHashedId() ? 1 : trigger.idFields().size();
    Map<String, Object> own = new LinkedHashMap<>();
    for (int i = 0; i < plan.output().columns().size(); i++) {
      own.put(plan.output().columns().get(i).name(), values.get(idParts + 1 + i));
    }
    return new VectorRow(values.subList(0, idParts), (Long) values.get(idParts), own);
  }
}
