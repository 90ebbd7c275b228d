package dev.semblance.parity.engine;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.spark.EventOrder;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.SparkBackfill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark backend in arrival order. It hears of the order by {@code @arrival} alone: its input
 * comes in another one, which must not matter, as the number of partitions must not.
 */
public final class SparkArrivalEngine implements ArrivalEngine {

  /** Of events whose declaration has no such field; no declared field has such a name. */
  private static final String ARRIVAL = "@arrival";

  private final SparkSession spark;
  private final int partitions;
  private final long seed;

  /**
   * @param partitions of every input and every exchange
   * @param seed decides the input's order
   */
  public SparkArrivalEngine(SparkSession spark, int partitions, long seed) {
    this.spark = requireNonNull(spark, "spark");
    this.partitions = partitions;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "Spark in arrival order, partitions: " + partitions + ", input shuffled by " + seed;
  }

  @Override
  public Outcome run(Plan plan, Arrivals arrivals) {
    List<EventSchema> numbered = plan.events().stream().map(SparkArrivalEngine::numbered).toList();
    Plan numberedPlan = new Plan(plan.namespace(), numbered, plan.stages(), plan.output());
    Map<String, EventSource> sources = new HashMap<>();
    for (EventSchema schema : plan.events()) {
      sources.put(
          schema.name(),
          new EventSource.Memory(
              rows(schema, arrivals), partitions, arrivals.lateness(schema.name())));
    }
    List<VectorRow> rows =
        SparkBackfill.collect(spark, numberedPlan, EventOrder.ARRIVAL, sources, partitions).stream()
            .map(values -> SparkEngine.row(plan, values))
            .toList();
    return new Outcome(
        new VectorSet(plan.output().columns().stream().map(Plan.OutputColumn::name).toList(), rows),
        Optional.empty());
  }

  /** The event with a number for its arrival: another one, or one in place of what it declares. */
  private static EventSchema numbered(EventSchema schema) {
    String arrival = schema.arrivalField().orElse(ARRIVAL);
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.replaceAll(field -> field.name().equals(arrival) ? number(arrival) : field);
    if (schema.arrivalField().isEmpty()) {
      fields.add(number(arrival));
    }
    return new EventSchema(
        schema.name(),
        fields,
        schema.idFields(),
        schema.timeField(),
        Optional.of(arrival),
        schema.doc());
  }

  private static Field number(String name) {
    return new Field(name, Type.INT, false, "");
  }

  /** The events of one name with their places among all arrivals, shuffled. */
  private List<List<Object>> rows(EventSchema schema, Arrivals arrivals) {
    List<List<Object>> rows = new ArrayList<>();
    for (int place = 0; place < arrivals.inOrder().size(); place++) {
      Arrived arrived = arrivals.inOrder().get(place);
      if (arrived.name().equals(schema.name())) {
        List<Object> values = new ArrayList<>(SparkEngine.values(schema, arrived.event()));
        if (schema.arrivalField().isEmpty()) {
          values.add((long) place);
        } else {
          Field field = schema.field(schema.arrivalField().get()).orElseThrow();
          values.set(schema.fields().indexOf(field), (long) place);
        }
        rows.add(values);
      }
    }
    Collections.shuffle(rows, new Random(seed));
    return rows;
  }
}
