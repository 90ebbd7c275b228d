package dev.semblance.reference;

import dev.semblance.compiler.plan.Horizon;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.reference.why.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The slow, obvious truth in event order: for every trigger it filters all events of its key and
 * computes with big numbers. It shares nothing with the engines but the plan.
 */
public final class ReferenceInterpreter {

  /** All vectors of the plan; labels are known until the latest event of what they read. */
  public VectorSet run(Plan plan, EventLog log) {
    return run(plan, log, Witness.OF_ALL);
  }

  /**
   * All vectors of the plan.
   *
   * @param completeUntil until when, itself included, all that labels read is there
   */
  public VectorSet run(Plan plan, EventLog log, long completeUntil) {
    return run(plan, log, OptionalLong.of(completeUntil), Witness.OF_ALL);
  }

  static VectorSet run(Plan plan, EventLog log, Witness witness) {
    return run(plan, log, OptionalLong.empty(), witness);
  }

  private static VectorSet run(
      Plan plan, EventLog log, OptionalLong completeUntil, Witness witness) {
    Map<String, List<Row>> rows = new HashMap<>();
    for (EventSchema schema : plan.events()) {
      rows.put(schema.name(), Row.of(schema, log.of(schema.name())));
    }
    Horizon horizon = Horizon.of(plan);
    for (Stage stage : plan.stages()) {
      Predicate<Row> answered = row -> witness.wants(row) || horizon.answersOthers(stage);
      addColumns(stage, rows, completeUntil, witness, answered);
    }
    List<VectorRow> vectors = new ArrayList<>();
    for (Row row : rows.get(plan.output().event())) {
      Optional<VectorRow> vector = AddedColumns.vector(plan.output(), row);
      vector.ifPresent(vectors::add);
      if (witness.wants(row)) {
        witness.ended(row, vector, Set.of());
      }
    }
    return new VectorSet(
        plan.output().columns().stream().map(Plan.OutputColumn::name).toList(), vectors);
  }

  private static void addColumns(
      Stage stage,
      Map<String, List<Row>> rows,
      OptionalLong completeUntil,
      Witness witness,
      Predicate<Row> answered) {
    List<Map<List<Object>, List<Judged>>> known =
        stage.sources().stream().map(source -> known(source, rows.get(source.event()))).toList();
    List<Row> subjects = rows.get(stage.subject().event());
    // All are computed before any is added: a stage reads what earlier stages have added.
    List<Map<String, Object>> added =
        stage.looksAhead()
            ? new Labels(stage, rows, completeUntil).of(subjects)
            : subjects.stream()
                .map(row -> addedTo(row, stage, known, witness, answered.test(row)))
                .toList();
    for (int i = 0; i < subjects.size(); i++) {
      subjects.get(i).add(added.get(i));
    }
  }

  /** By key: a source's rows in order, with what keeps them from counting. */
  private static Map<List<Object>, List<Judged>> known(Stage.Source source, List<Row> rows) {
    Map<List<Object>, List<Judged>> known = new HashMap<>();
    for (Row row : rows) {
      Optional<List<Object>> key = AddedColumns.key(source.key(), row);
      if (key.isPresent()) {
        List<Judged> ofKey = known.computeIfAbsent(key.get(), k -> new ArrayList<>());
        ofKey.add(new Judged(row, rule(source, row)));
        ofKey.addAll(Collections.nCopies(row.repetitions(), new Judged(row, Rule.DUPLICATE)));
      }
    }
    return known;
  }

  private static Rule rule(Stage.Source source, Row row) {
    if (Expressions.passes(source.condition(), row.columns())) {
      return Rule.COUNTED;
    }
    return Expressions.passes(source.stream(), row.columns())
        ? Rule.NOT_OF_GROUP
        : Rule.NOT_OF_STREAM;
  }

  private static Map<String, Object> addedTo(
      Row row,
      Stage stage,
      List<Map<List<Object>, List<Judged>>> known,
      Witness witness,
      boolean answered) {
    AddedColumns added = new AddedColumns(stage, row, answered);
    Stage.Subject subject = stage.subject();
    boolean asks = Expressions.passes(subject.condition(), row.columns());
    Optional<List<Object>> key = asks ? AddedColumns.key(subject.key(), row) : Optional.empty();
    IntFunction<List<Judged>> ofKey =
        source -> key.map(k -> known.get(source).getOrDefault(k, List.of())).orElse(List.of());
    for (Stage.Lookup lookup : subject.lookups()) {
      added.lookUp(lookup, ofKey.apply(lookup.source()));
    }
    for (Stage.Answer answer : subject.answers()) {
      added.answer(answer, key.map(k -> ofKey.apply(answer.source())));
    }
    if (witness.wants(row)) {
      witness.gained(stage, row, added, ofKey);
    }
    return added.values();
  }
}
