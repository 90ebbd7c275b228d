package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.runtime.aggregate.NaiveAggregate;
import dev.semblance.runtime.aggregate.TestEvent;
import dev.semblance.runtime.entity.StageRun.Row;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage's added columns are, computed for one row from all rows, with times of any size.
 * Only for stages whose expressions are plain columns.
 */
final class NaiveStage {
  private final Stage stage;
  private final List<Row> rows;

  NaiveStage(Stage stage, List<Row> rows) {
    this.stage = stage;
    this.rows =
        rows.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Row::time)
                    .thenComparing(Row::identity, Arrays::compareUnsigned))
            .toList();
  }

  Map<String, Object> added(Row trigger) {
    Object key = trigger.value(stage.subject().key().get(0));
    boolean asked = key != null && holds(stage.subject().condition(), trigger);
    Map<String, Object> added = new LinkedHashMap<>();
    for (Lookup lookup : stage.subject().lookups()) {
      Row found = asked ? lookup(lookup, trigger, key) : null;
      added.put(lookup.matchedColumn(), found != null);
      for (AddedColumn column : lookup.columns()) {
        added.put(column.name(), found == null ? null : found.value(column.expression()));
      }
    }
    for (Answer answer : stage.subject().answers()) {
      for (AddedColumn column : answer.columns()) {
        added.put(column.name(), asked ? slot(answer.source(), column, trigger, key) : null);
      }
    }
    return added;
  }

  private static boolean holds(Optional<ScalarExpression> condition, Row row) {
    return condition.isEmpty() || Boolean.TRUE.equals(row.value(condition.get()));
  }

  private List<Row> rowsOf(Source source, Object key) {
    return rows.stream()
        .filter(row -> row.event().equals(source.event()))
        .filter(row -> key.equals(row.value(source.key().get(0))))
        .filter(row -> holds(source.condition(), row))
        .toList();
  }

  private Row lookup(Lookup lookup, Row trigger, Object key) {
    Row found = null;
    for (Row row : rowsOf(stage.sources().get(lookup.source()), key)) {
      BigInteger age = age(row, trigger);
      boolean recent =
          lookup.withinMicros().isEmpty()
              || age.compareTo(BigInteger.valueOf(lookup.withinMicros().getAsLong())) <= 0;
      if (age.signum() >= 0 && recent) {
        found = row;
      }
    }
    return found;
  }

  private static BigInteger age(Row row, Row trigger) {
    return age(row.time(), trigger.time());
  }

  private static BigInteger age(long time, long asOf) {
    return BigInteger.valueOf(asOf).subtract(BigInteger.valueOf(time));
  }

  private Object slot(int sourceIndex, AddedColumn column, Row trigger, Object key) {
    Source source = stage.sources().get(sourceIndex);
    String slot = ((ScalarExpression.Column) column.expression()).name();
    Aggregate aggregate =
        source.aggregates().stream().filter(a -> a.slot().equals(slot)).findFirst().orElseThrow();
    List<Row> counted =
        rowsOf(source, key).stream().filter(row -> holds(aggregate.condition(), row)).toList();
    boolean ending =
        aggregate.window() instanceof Window.Trailing trailing && trailing.endingMicros() > 0;
    boolean self = counted.contains(trigger) && !aggregate.prior() && !ending;
    List<Row> past = counted.stream().filter(row -> row.time() < trigger.time()).toList();
    List<TestEvent> covered =
        covered(aggregate.window(), past, trigger.time(), self).stream()
            .map(row -> event(aggregate, row))
            .toList();
    return NaiveAggregate.value(
        aggregate, covered, self ? event(aggregate, trigger) : null, trigger.time());
  }

  private static TestEvent event(Aggregate aggregate, Row row) {
    List<Object> arguments = new ArrayList<>();
    aggregate.arguments().forEach(argument -> arguments.add(row.value(argument)));
    return new TestEvent(row.time(), arguments);
  }

  private static List<Row> covered(Window window, List<Row> past, long asOf, boolean self) {
    return window.accept(
        new Window.Visitor<List<Row>>() {
          @Override
          public List<Row> visitAllHistory(Window.AllHistory allHistory) {
            return past;
          }

          @Override
          public List<Row> visitTrailing(Window.Trailing trailing) {
            BigInteger ending = BigInteger.valueOf(trailing.endingMicros());
            BigInteger oldest = ending.add(BigInteger.valueOf(trailing.lengthMicros()));
            return past.stream()
                .filter(row -> age(row.time(), asOf).compareTo(ending) > 0)
                .filter(row -> age(row.time(), asOf).compareTo(oldest) <= 0)
                .toList();
          }

          @Override
          public List<Row> visitStepped(Window.Stepped stepped) {
            BigInteger edge = age(stepped.lengthMicros(), asOf);
            BigInteger step = BigInteger.valueOf(stepped.stepMicros());
            BigInteger oldest = edge.subtract(edge.mod(step));
            return past.stream()
                .filter(row -> BigInteger.valueOf(row.time()).compareTo(oldest) >= 0)
                .toList();
          }

          @Override
          public List<Row> visitLastEvents(Window.LastEvents lastEvents) {
            int wanted = self ? lastEvents.count() - 1 : lastEvents.count();
            return past.subList(Math.max(0, past.size() - wanted), past.size());
          }

          @Override
          public List<Row> visitSession(Window.Session session) {
            BigInteger gap = BigInteger.valueOf(session.gapMicros());
            long successor = asOf;
            int first = past.size();
            while (first > 0 && age(past.get(first - 1).time(), successor).compareTo(gap) < 0) {
              first--;
              successor = past.get(first).time();
            }
            return past.subList(first, past.size());
          }
        });
  }
}
