package dev.semblance.reference;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.plan.Stage;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What comes after triggers, as far as a stage of labels looks ahead. */
final class Labels {
  private final Stage stage;
  private final Map<String, List<Row>> rows;
  private final OptionalLong completeUntil;

  /**
   * @param rows of each event, in order
   * @param completeUntil until when all events are there; empty: until each one's latest
   */
  Labels(Stage stage, Map<String, List<Row>> rows, OptionalLong completeUntil) {
    this.stage = stage;
    this.rows = rows;
    this.completeUntil = completeUntil;
  }

  /** For each of the triggers its labels by column. */
  List<Map<String, Object>> of(List<Row> triggers) {
    return triggers.stream().map(this::of).toList();
  }

  private Map<String, Object> of(Row trigger) {
    boolean asked = Expressions.passes(stage.subject().condition(), trigger.columns());
    Optional<List<Object>> key =
        asked ? AddedColumns.key(stage.subject().key(), trigger) : Optional.empty();
    Map<String, Object> labels = new LinkedHashMap<>();
    for (Stage.Answer answer : stage.subject().answers()) {
      Stage.Source source = stage.sources().get(answer.source());
      Optional<Map<String, Object>> slots =
          key.filter(any -> isMature(trigger, source)).map(k -> slots(trigger, source, k));
      for (Stage.AddedColumn column : answer.columns()) {
        labels.put(
            column.name(),
            slots.map(known -> Expressions.value(column.expression(), known)).orElse(null));
      }
    }
    return labels;
  }

  private BigInteger end(Row trigger) {
    return BigInteger.valueOf(trigger.time()).add(BigInteger.valueOf(stage.aheadMicros()));
  }

  private boolean isMature(Row trigger, Stage.Source source) {
    OptionalLong complete =
        completeUntil.isPresent()
            ? completeUntil
            : rows.get(source.event()).stream().mapToLong(Row::time).max();
    return complete.isPresent()
        && end(trigger).compareTo(BigInteger.valueOf(complete.getAsLong())) <= 0;
  }

  private Map<String, Object> slots(Row trigger, Stage.Source source, List<Object> key) {
    List<Row> ahead =
        rows.get(source.event()).stream()
            .filter(row -> row.time() > trigger.time())
            .filter(row -> BigInteger.valueOf(row.time()).compareTo(end(trigger)) <= 0)
            .filter(row -> AddedColumns.key(source.key(), row).equals(Optional.of(key)))
            .filter(row -> Expressions.passes(source.condition(), row.columns()))
            .toList();
    Map<String, Object> slots = new LinkedHashMap<>();
    for (Aggregate aggregate : source.aggregates()) {
      slots.put(
          aggregate.slot(),
          new Aggregates(aggregate, trigger.time(), ahead, Optional.empty()).value());
    }
    return slots;
  }
}
