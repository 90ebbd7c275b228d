package dev.semblance.parity.reference;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.parity.data.EventLog;
import dev.semblance.parity.data.VectorRow;
import dev.semblance.parity.data.VectorSet;
import dev.semblance.parity.engine.Engine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The slow, obvious truth in event order: for every trigger it filters the whole log and computes
 * with big numbers. It shares nothing with the engines but the plan.
 */
public final class ReferenceInterpreter implements Engine {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    Map<String, List<Row>> rows = new HashMap<>();
    for (EventSchema schema : plan.events()) {
      rows.put(schema.name(), Row.of(schema, log.of(schema.name())));
    }
    for (Stage stage : plan.stages()) {
      addColumns(stage, rows);
    }
    return output(plan.output(), rows.get(plan.output().event()));
  }

  private static VectorSet output(Plan.VectorOutput output, List<Row> rows) {
    List<VectorRow> vectors =
        rows.stream()
            .filter(row -> Expressions.passes(output.condition(), row.columns()))
            .map(row -> new VectorRow(row.id(), row.time(), outputValues(output, row)))
            .toList();
    return new VectorSet(output.columns().stream().map(Plan.OutputColumn::name).toList(), vectors);
  }

  private static Map<String, Object> outputValues(Plan.VectorOutput output, Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Plan.OutputColumn column : output.columns()) {
      values.put(column.name(), Expressions.value(column.expression(), row.columns()));
    }
    return values;
  }

  private static void addColumns(Stage stage, Map<String, List<Row>> rows) {
    List<Row> subjects = rows.get(stage.subject().event());
    // All are computed before any is added: a stage reads what earlier stages have added.
    List<Map<String, Object>> added =
        subjects.stream().map(row -> addedTo(row, stage, rows)).toList();
    for (int i = 0; i < subjects.size(); i++) {
      subjects.get(i).add(added.get(i));
    }
  }

  private static Map<String, Object> addedTo(Row row, Stage stage, Map<String, List<Row>> rows) {
    Map<String, Object> added = new LinkedHashMap<>();
    Stage.Subject subject = stage.subject();
    boolean answered = Expressions.passes(subject.condition(), row.columns());
    Optional<List<Object>> key = answered ? key(subject.key(), row) : Optional.empty();
    for (Stage.Lookup lookup : subject.lookups()) {
      Stage.Source source = stage.sources().get(lookup.source());
      Optional<Row> found =
          key.flatMap(k -> latest(remembered(source, k, rows), row.time(), lookup));
      added.put(lookup.matchedColumn(), found.isPresent());
      addAll(lookup.columns(), found.map(Row::columns), added);
    }
    for (Stage.Answer answer : subject.answers()) {
      Stage.Source source = stage.sources().get(answer.source());
      Optional<Map<String, Object>> slots =
          key.map(k -> slots(source, row, remembered(source, k, rows)));
      addAll(answer.columns(), slots, added);
    }
    return added;
  }

  private static void addAll(
      List<Stage.AddedColumn> columns,
      Optional<Map<String, Object>> values,
      Map<String, Object> added) {
    for (Stage.AddedColumn column : columns) {
      added.put(
          column.name(),
          values.map(known -> Expressions.value(column.expression(), known)).orElse(null));
    }
  }

  /** The key's parts, unless one is null. */
  private static Optional<List<Object>> key(List<ScalarExpression> parts, Row row) {
    List<Object> values = new ArrayList<>();
    for (ScalarExpression part : parts) {
      values.add(Expressions.value(part, row.columns()));
    }
    return values.stream().allMatch(Objects::nonNull) ? Optional.of(values) : Optional.empty();
  }

  /** The source's rows of one key that pass its condition, in order. */
  private static List<Row> remembered(
      Stage.Source source, List<Object> key, Map<String, List<Row>> rows) {
    return rows.get(source.event()).stream()
        .filter(row -> Expressions.passes(source.condition(), row.columns()))
        .filter(row -> key(source.key(), row).equals(Optional.of(key)))
        .toList();
  }

  private static Optional<Row> latest(List<Row> candidates, long time, Stage.Lookup lookup) {
    return candidates.stream()
        .filter(row -> row.time() <= time && isWithin(lookup, time, row))
        .max(Row.ORDER);
  }

  private static boolean isWithin(Stage.Lookup lookup, long time, Row row) {
    BigInteger age = BigInteger.valueOf(time).subtract(BigInteger.valueOf(row.time()));
    return lookup.withinMicros().isEmpty()
        || age.compareTo(BigInteger.valueOf(lookup.withinMicros().getAsLong())) <= 0;
  }

  private static Map<String, Object> slots(Stage.Source source, Row trigger, List<Row> remembered) {
    Map<String, Object> slots = new LinkedHashMap<>();
    for (Aggregate aggregate : source.aggregates()) {
      slots.put(aggregate.slot(), value(aggregate, trigger, remembered));
    }
    return slots;
  }

  private static Object value(Aggregate aggregate, Row trigger, List<Row> remembered) {
    List<Row> counting =
        remembered.stream()
            .filter(row -> Expressions.passes(aggregate.condition(), row.columns()))
            .toList();
    List<Row> past = counting.stream().filter(row -> row.time() < trigger.time()).toList();
    Optional<Row> self =
        counting.stream().filter(row -> row == trigger && !aggregate.prior()).findFirst();
    List<Row> covered = Windows.covered(aggregate.window(), trigger.time(), past, self);
    return new Aggregates(aggregate, trigger.time(), covered, self).value();
  }
}
