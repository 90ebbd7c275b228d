package dev.semblance.streaming;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.runtime.entity.StageArrivals;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.runtime.record.OrderedBytes;
import dev.semblance.streaming.EventKind.Row;
import dev.semblance.streaming.EventKind.Visit;
import dev.semblance.streaming.state.ByteStore;
import dev.semblance.streaming.state.EntityCache;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Runs one plan in one thread: an event passes all stages before the next is taken. */
final class PlanEvaluator {
  private final Plan plan;
  private final VectorSchema schema;
  private final Map<String, EventKind> kinds = new LinkedHashMap<>();

  /** A row of each kind, for events that come alone. */
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private final List<EntityCache> caches = new ArrayList<>();
  private final OrderedBytes keyBytes = new OrderedBytes();
  private final ExpressionSet output;
  private final boolean hasCondition;
  private final Consumer<Rejection> rejections;

  /** The output's columns, then its condition, for the trigger at hand. */
  private ColumnVector[] outputValues;

  /**
   * @param stores gives the place of a stage's state by the stage's index
   */
  PlanEvaluator(
      Plan plan,
      ToLongFunction<String> lateness,
      Function<Integer, ByteStore> stores,
      int liveEntities,
      Consumer<Rejection> rejections) {
    this.plan = plan;
    this.schema = VectorSchema.of(plan);
    this.rejections = rejections;
    for (EventSchema event : plan.events()) {
      EventKind kind = new EventKind(event, wideLayout(event));
      kinds.put(event.name(), kind);
      rows.put(event.name(), kind.newRow());
    }
    for (int i = 0; i < plan.stages().size(); i++) {
      addStage(i, lateness, stores.apply(i), liveEntities);
    }
    List<ScalarExpression> columns = new ArrayList<>();
    plan.output().columns().forEach(column -> columns.add(column.expression()));
    plan.output().condition().ifPresent(columns::add);
    this.hasCondition = plan.output().condition().isPresent();
    this.output = ExpressionSet.compile(columns, kinds.get(plan.output().event()).layout());
  }

  private RowLayout wideLayout(EventSchema event) {
    List<RowLayout.Column> columns = new ArrayList<>(EventLayout.of(event).columns());
    for (Stage stage : plan.stages()) {
      if (stage.subject().event().equals(event.name())) {
        columns.addAll(StageArrivals.addedLayout(stage).columns());
      }
    }
    return new RowLayout(columns);
  }

  private void addStage(
      int number, ToLongFunction<String> lateness, ByteStore store, int liveEntities) {
    Stage stage = plan.stages().get(number);
    List<StageInput> inputs = StageInput.of(stage);
    List<RowLayout> layouts =
        inputs.stream().map(input -> kinds.get(input.event()).layout()).toList();
    StageArrivals arrivals = new StageArrivals(stage, layouts, lateness);
    EntityCache cache = new EntityCache(arrivals, store, liveEntities);
    caches.add(cache);
    for (int i = 0; i < inputs.size(); i++) {
      StageInput input = inputs.get(i);
      RowLayout layout = layouts.get(i);
      int[] added = input.subject() ? addedColumns(arrivals, layout) : new int[0];
      ExpressionSet key = ExpressionSet.compile(input.key(), layout);
      kinds
          .get(input.event())
          .add(new Visit(number, arrivals, cache, i, input.subject(), key, added));
    }
  }

  private static int[] addedColumns(StageArrivals arrivals, RowLayout row) {
    return arrivals.addedLayout().columns().stream()
        .mapToInt(column -> row.indexOf(column.name()))
        .toArray();
  }

  Plan plan() {
    return plan;
  }

  boolean reads(String event) {
    return kinds.containsKey(event);
  }

  /**
   * Takes in an event.
   *
   * @param from rows of {@link EventLayout}
   * @return the vector, or null if there is none
   */
  FeatureVector process(String event, ColumnBatch from, int fromRow) {
    Row row = rows.get(event).take(from, fromRow);
    for (Visit visit : row.kind().visits()) {
      byte[] key = visit.key(row, keyBytes);
      Arrival arrival =
          key != null
              ? visit
                  .stage()
                  .arrive(
                      visit.entities().get(key), visit.input(), row.batch, row.time, row.identity)
              : visit.stage().arriveWithoutKey();
      note(visit, arrival, row);
      if (row.duplicate) {
        // Without what this stage adds, later ones could take it for another event.
        break;
      }
    }
    return finish(row);
  }

  /**
   * Takes in all events of one instant at once, so that lookups find each other's rows whatever the
   * order of the list.
   *
   * @return the vectors, in the order of their triggers
   */
  List<FeatureVector> process(List<Row> instant) {
    markRepetitions(instant);
    for (int number = 0; number < plan.stages().size(); number++) {
      List<Row> asking = new ArrayList<>();
      for (Row row : instant) {
        take(number, row, asking);
      }
      asking.forEach(row -> ask(row.asking, row));
    }
    List<FeatureVector> vectors = new ArrayList<>();
    for (Row row : instant) {
      FeatureVector vector = finish(row);
      if (vector != null) {
        vectors.add(vector);
      }
    }
    return vectors;
  }

  /** An event that comes twice within its instant is one, whether or not a stage knows of it. */
  private static void markRepetitions(List<Row> instant) {
    Set<List<Object>> seen = new HashSet<>();
    for (Row row : instant) {
      row.duplicate = !seen.add(List.of(row.kind(), ByteBuffer.wrap(row.identity)));
      row.repeated = row.duplicate;
    }
  }

  /** Takes a row in wherever it flows into a stage, and lists it if it is to be answered there. */
  private void take(int number, Row row, List<Row> asking) {
    for (Visit visit : row.kind().visits()) {
      if (visit.number() != number || row.duplicate) {
        continue;
      }
      byte[] key = visit.key(row, keyBytes);
      Arrival arrival =
          key != null
              ? visit
                  .stage()
                  .take(visit.entities().get(key), visit.input(), row.batch, row.time, row.identity)
              : visit.stage().arriveWithoutKey();
      row.late.addAll(arrival.lateFor());
      row.repeated |= arrival.duplicate();
      if (visit.subject() && (key == null || arrival.duplicate())) {
        note(visit, arrival, row);
      } else if (visit.subject()) {
        row.asking = visit;
        asking.add(row);
      }
    }
  }

  private void ask(Visit visit, Row row) {
    byte[] key = visit.key(row, keyBytes);
    Arrival arrival =
        visit.stage().ask(visit.entities().get(key), row.batch, row.time, row.identity);
    note(visit, arrival, row);
  }

  /**
   * The vector that an event would trigger.
   *
   * @return null if its condition is not satisfied
   * @throws IllegalStateException if the trigger would come too late
   */
  FeatureVector peek(ColumnBatch from) {
    Row row = rows.get(plan.output().event()).take(from, 0);
    for (Visit visit : row.kind().visits()) {
      if (visit.subject()) {
        byte[] key = visit.key(row, keyBytes);
        Arrival arrival =
            key != null
                ? visit
                    .stage()
                    .peek(visit.entities().get(key), input -> row.batch, row.time, row.identity)
                : visit.stage().arriveWithoutKey();
        note(visit, arrival, row);
      }
    }
    if (row.refused) {
      throw new IllegalStateException(
          "the moment lies too far before the latest events of " + String.join(", ", row.late));
    }
    return passes(row) ? vector(row) : null;
  }

  private static void note(Visit visit, Arrival arrival, Row row) {
    row.late.addAll(arrival.lateFor());
    row.repeated |= arrival.duplicate();
    if (!visit.subject()) {
      return;
    }
    row.duplicate |= arrival.duplicate();
    row.refused |= arrival.refused();
    ColumnBatch added = visit.stage().added();
    for (int i = 0; i < visit.addedColumns().length; i++) {
      row.batch.vector(visit.addedColumns()[i]).copy(0, added.vector(i), 0);
    }
  }

  private FeatureVector finish(Row row) {
    boolean triggers =
        !row.duplicate && row.kind().schema().name().equals(plan.output().event()) && passes(row);
    report(row, triggers);
    return triggers && !row.refused ? vector(row) : null;
  }

  /** Evaluates the output for a trigger; whether it satisfies the vector's condition. */
  private boolean passes(Row row) {
    outputValues = output.evaluate(row.batch);
    return !hasCondition || outputValues[outputValues.length - 1].isTrue(0);
  }

  private FeatureVector vector(Row row) {
    List<Object> values = new ArrayList<>(schema.values().size());
    for (int i = 0; i < schema.values().size(); i++) {
      values.add(outputValues[i].value(0));
    }
    return new FeatureVector(schema, row.id(), row.time, values);
  }

  private void report(Row row, boolean triggers) {
    if (row.repeated) {
      report(row, Rejection.Reason.DUPLICATE);
    } else if (row.refused && triggers) {
      report(row, Rejection.Reason.TRIGGER_TOO_LATE);
    } else if (!row.late.isEmpty()) {
      report(row, Rejection.Reason.TOO_LATE);
    }
  }

  private void report(Row row, Rejection.Reason reason) {
    String detail = row.repeated ? "" : String.join(", ", row.late);
    rejections.accept(
        new Rejection(
            reason,
            row.kind().schema().name(),
            row.id(),
            row.time,
            plan.output().vector(),
            detail));
  }

  /** A row for an event that is to be taken in with others of its instant. */
  Row row(String event, ColumnBatch from, int fromRow) {
    return kinds.get(event).newRow().take(from, fromRow);
  }

  /** Writes all changes to the stores. */
  void flush() {
    caches.forEach(EntityCache::flush);
  }
}
