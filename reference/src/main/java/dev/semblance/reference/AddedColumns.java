package dev.semblance.reference;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.why.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a row gains of the rows that are known under its key, and what is put out of it: the same in
 * event order and in arrival order.
 */
final class AddedColumns {

  /** What a lookup found, and what it did not. */
  record Match(Stage.Lookup lookup, List<Judged> rows) {}

  /**
   * The value of an aggregate, and which rows it comes of.
   *
   * @param covered the rows in the window that pass every filter, in order
   */
  record Fold(
      Stage.Answer answer,
      Aggregate aggregate,
      Object value,
      List<Row> covered,
      List<Judged> rows) {}

  private final Stage stage;
  private final Row row;
  private final boolean answered;
  private final Map<String, Object> added = new LinkedHashMap<>();
  private final List<Match> matches = new ArrayList<>();
  private final List<Fold> folds = new ArrayList<>();

  /**
   * @param row of the stage's subject
   * @param answered whether anybody wants its features; if not, they are null
   */
  AddedColumns(Stage stage, Row row, boolean answered) {
    this.stage = stage;
    this.row = row;
    this.answered = answered;
  }

  /** The columns so far. */
  Map<String, Object> values() {
    return added;
  }

  List<Match> matches() {
    return matches;
  }

  List<Fold> folds() {
    return folds;
  }

  /**
   * Adds what a lookup finds.
   *
   * @param known the rows of its source, of which those that count can be found
   */
  void lookUp(Stage.Lookup lookup, List<Judged> known) {
    Optional<Row> found =
        counting(known).stream()
            .filter(other -> other.time() <= row.time() && isWithin(lookup, other))
            .max(Row.ORDER);
    added.put(lookup.matchedColumn(), found.isPresent());
    addAll(lookup.columns(), found.map(Row::columns));
    matches.add(new Match(lookup, judged(known, other -> rule(lookup, other, found))));
  }

  private boolean isWithin(Stage.Lookup lookup, Row other) {
    BigInteger age = BigInteger.valueOf(row.time()).subtract(BigInteger.valueOf(other.time()));
    return lookup.withinMicros().isEmpty()
        || age.compareTo(BigInteger.valueOf(lookup.withinMicros().getAsLong())) <= 0;
  }

  private Rule rule(Stage.Lookup lookup, Row other, Optional<Row> found) {
    if (found.isPresent() && found.get() == other) {
      return Rule.FOUND;
    }
    if (other.time() > row.time()) {
      return Rule.AFTER_TRIGGER;
    }
    return isWithin(lookup, other) ? Rule.OLDER_THAN_FOUND : Rule.BEFORE_WINDOW;
  }

  /**
   * Adds the values of a group's features.
   *
   * @param known the rows of its source, of which some count; empty where nothing can be known
   */
  void answer(Stage.Answer answer, Optional<List<Judged>> known) {
    addAll(
        answer.columns(), known.filter(rows -> answered).map(rows -> slots(answer, inOrder(rows))));
  }

  private Map<String, Object> slots(Stage.Answer answer, List<Judged> known) {
    Map<String, Object> slots = new LinkedHashMap<>();
    for (Aggregate aggregate : stage.sources().get(answer.source()).aggregates()) {
      Fold fold = fold(answer, aggregate, known);
      folds.add(fold);
      slots.put(aggregate.slot(), fold.value());
    }
    return slots;
  }

  private Fold fold(Stage.Answer answer, Aggregate aggregate, List<Judged> known) {
    Predicate<Row> isSelf = other -> isSelf(stage.sources().get(answer.source()), other);
    List<Row> passing =
        counting(known).stream()
            .filter(other -> Expressions.passes(aggregate.condition(), other.columns()))
            .toList();
    List<Row> past = passing.stream().filter(other -> other.time() < row.time()).toList();
    Optional<Row> self =
        passing.stream().filter(isSelf).filter(other -> !aggregate.prior()).findFirst();
    List<Row> covered = Windows.covered(aggregate.window(), row.time(), past, self);
    Aggregates values = new Aggregates(aggregate, row.time(), covered, self);
    Set<Row> inWindow = new HashSet<>(covered);
    return new Fold(
        answer,
        aggregate,
        values.value(),
        covered,
        judged(
            known,
            other ->
                inWindow.contains(other)
                    ? values.rule(other)
                    : ruleOutside(aggregate, other, isSelf.test(other))));
  }

  private boolean isSelf(Stage.Source source, Row other) {
    return source.event().equals(stage.subject().event()) && other.isSameAs(row);
  }

  /** Why a row is not in the window. */
  private Rule ruleOutside(Aggregate aggregate, Row other, boolean self) {
    if (!Expressions.passes(aggregate.condition(), other.columns())) {
      return Rule.NOT_OF_DEFINITION;
    }
    if (self) {
      return aggregate.prior() ? Rule.TRIGGER_ITSELF : Rule.AFTER_WINDOW;
    }
    if (other.time() >= row.time()) {
      return other.time() > row.time() ? Rule.AFTER_TRIGGER : Rule.SAME_INSTANT;
    }
    return Windows.edges(aggregate.window(), row.time()).isBeforeEnd(other)
        ? Rule.BEFORE_WINDOW
        : Rule.AFTER_WINDOW;
  }

  private static List<Row> counting(List<Judged> known) {
    return known.stream().filter(Judged::counts).map(Judged::row).toList();
  }

  /** The rows that count by what is known of all, judged anew. */
  private static List<Judged> judged(List<Judged> known, Function<Row, Rule> rule) {
    return known.stream()
        .map(one -> one.counts() ? new Judged(one.row(), rule.apply(one.row())) : one)
        .toList();
  }

  private static List<Judged> inOrder(List<Judged> known) {
    return known.stream().sorted(Judged.ORDER).toList();
  }

  private void addAll(List<Stage.AddedColumn> columns, Optional<Map<String, Object>> values) {
    for (Stage.AddedColumn column : columns) {
      added.put(
          column.name(),
          values.map(known -> Expressions.value(column.expression(), known)).orElse(null));
    }
  }

  /** The key's parts, unless one is null. */
  static Optional<List<Object>> key(List<ScalarExpression> parts, Row row) {
    List<Object> values = new ArrayList<>();
    for (ScalarExpression part : parts) {
      values.add(Expressions.value(part, row.columns()));
    }
    return values.stream().allMatch(Objects::nonNull) ? Optional.of(values) : Optional.empty();
  }

  /** The vector of a row that all stages are done with, if it triggers one. */
  static Optional<VectorRow> vector(Plan.VectorOutput output, Row row) {
    if (!Expressions.passes(output.condition(), row.columns())) {
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Plan.OutputColumn column : output.columns()) {
      values.put(column.name(), Expressions.value(column.expression(), row.columns()));
    }
    return Optional.of(new VectorRow(row.id(), row.time(), values));
  }
}
