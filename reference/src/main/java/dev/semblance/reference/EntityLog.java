package dev.semblance.reference;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.reference.why.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Everything that has reached one stage under one key, in the order in which it did. */
final class EntityLog {

  /**
   * What became of a row.
   *
   * @param duplicate it had come this way before, and changed nothing
   * @param refusedBy groups that it came too late for as a trigger, so that none answers it
   * @param lateFor groups and joins that it came too late for, or that came too late for it
   */
  record Reception(boolean duplicate, Set<String> refusedBy, Set<String> lateFor) {
    static final Reception DUPLICATE = new Reception(true, Set.of(), Set.of());

    boolean refused() {
      return !refusedBy.isEmpty();
    }
  }

  private final Stage stage;
  private final ToLongFunction<String> lateness;

  /** All rows of the subject that came, but for repetitions. */
  private final List<Row> subjects = new ArrayList<>();

  /** By source: all events of its stream that came, but for repetitions. */
  private final List<List<Row>> streamed;

  /** By source: all rows that came by its input, with what keeps them from being remembered. */
  private final List<List<Judged>> known;

  /**
   * @param lateness in microseconds, by the name of an event
   */
  EntityLog(Stage stage, ToLongFunction<String> lateness) {
    this.stage = stage;
    this.lateness = lateness;
    this.streamed = emptyLists(stage.sources().size());
    this.known = emptyLists(stage.sources().size());
  }

  private static <T> List<List<T>> emptyLists(int count) {
    return Stream.generate(() -> (List<T>) new ArrayList<T>()).limit(count).toList();
  }

  /** All rows that came by a source's input so far, in the order in which they did. */
  List<Judged> known(int source) {
    return known.get(source);
  }

  /** Takes in a row that is no trigger here. */
  Reception arrive(int input, Row row) {
    if (isDuplicate(input, row)) {
      return repeated(input, row);
    }
    Set<String> lateFor = new LinkedHashSet<>();
    remember(input, row, lateFor);
    return new Reception(false, Set.of(), lateFor);
  }

  /**
   * Takes in a row of the subject and answers it.
   *
   * @param added where the answers go
   */
  Reception arrive(int input, Row row, AddedColumns added) {
    if (isDuplicate(input, row)) {
      addNothing(stage, added);
      return repeated(input, row);
    }
    Set<String> lateFor = new LinkedHashSet<>();
    remember(input, row, lateFor);
    if (!Expressions.passes(stage.subject().condition(), row.columns())) {
      addNothing(stage, added);
      return new Reception(false, Set.of(), lateFor);
    }
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      boolean late = isTooLateToAsk(lookup.source(), row);
      List<Judged> rows = known.get(lookup.source());
      added.lookUp(lookup, late ? outOfReach(rows) : rows);
      if (late) {
        lateFor.add(lookup.name());
      }
    }
    Set<String> refusedBy = new LinkedHashSet<>();
    for (Stage.Answer answer : stage.subject().answers()) {
      boolean late = isTooLateToAsk(answer.source(), row);
      added.answer(answer, late ? Optional.empty() : Optional.of(known.get(answer.source())));
      if (late) {
        lateFor.add(answer.group());
      }
      if (late && answer.refuses()) {
        refusedBy.add(answer.group());
      }
    }
    return new Reception(false, refusedBy, lateFor);
  }

  private static List<Judged> outOfReach(List<Judged> rows) {
    return rows.stream()
        .map(one -> one.counts() ? new Judged(one.row(), Rule.TRIGGER_TOO_LATE) : one)
        .toList();
  }

  /** Adds what a row gains that nothing is known of. */
  static void addNothing(Stage stage, AddedColumns added) {
    stage.subject().lookups().forEach(lookup -> added.lookUp(lookup, List.of()));
    stage.subject().answers().forEach(answer -> added.answer(answer, Optional.empty()));
  }

  /**
   * Whether the row came before, and would still be taken in for something that it counted for
   * then: as an event of a stream, or as a row of the subject. What is older has been forgotten.
   */
  private boolean isDuplicate(int input, Row row) {
    StageInput from = StageInput.of(stage).get(input);
    long allowed = lateness.applyAsLong(from.event());
    List<List<Row>> roles = new ArrayList<>(from.sources().stream().map(streamed::get).toList());
    if (from.subject()) {
      roles.add(subjects);
    }
    return roles.stream()
        .anyMatch(rows -> rows.stream().anyMatch(row::isSameAs) && !isOlder(row, rows, allowed));
  }

  private Reception repeated(int input, Row row) {
    for (int source : StageInput.of(stage).get(input).sources()) {
      known.get(source).add(new Judged(row, Rule.DUPLICATE));
    }
    return Reception.DUPLICATE;
  }

  private void remember(int input, Row row, Set<String> lateFor) {
    StageInput from = StageInput.of(stage).get(input);
    if (from.subject()) {
      subjects.add(row);
    }
    for (int source : from.sources()) {
      Rule rule = rule(source, row);
      known.get(source).add(new Judged(row, rule));
      if (rule == Rule.TOO_LATE) {
        lateFor.addAll(readersOf(source));
      }
      if (rule != Rule.NOT_OF_STREAM) {
        streamed.get(source).add(row);
      }
    }
  }

  /** Whether a source remembers a row, and if not, why. */
  private Rule rule(int source, Row row) {
    Stage.Source definition = stage.sources().get(source);
    if (!Expressions.passes(definition.stream(), row.columns())) {
      return Rule.NOT_OF_STREAM;
    }
    if (isOlder(row, streamed.get(source), lateness.applyAsLong(definition.event()))) {
      return Rule.TOO_LATE;
    }
    return Expressions.passes(definition.condition(), row.columns())
        ? Rule.COUNTED
        : Rule.NOT_OF_GROUP;
  }

  /** Names of the groups and joins that read a source. */
  private List<String> readersOf(int source) {
    Stage.Subject subject = stage.subject();
    return Stream.concat(
            subject.lookups().stream()
                .filter(lookup -> lookup.source() == source)
                .map(Stage.Lookup::name),
            subject.answers().stream()
                .filter(answer -> answer.source() == source)
                .map(Stage.Answer::group))
        .toList();
  }

  private boolean isTooLateToAsk(int source, Row row) {
    long ofSource = lateness.applyAsLong(stage.sources().get(source).event());
    long ofSubject = lateness.applyAsLong(stage.subject().event());
    return isOlder(row, streamed.get(source), Math.max(ofSource, ofSubject));
  }

  /** Whether the row lies more than {@code micros} before the latest of others. */
  private static boolean isOlder(Row row, List<Row> others, long micros) {
    BigInteger time = BigInteger.valueOf(row.time());
    return others.stream()
        .map(other -> BigInteger.valueOf(other.time()).subtract(BigInteger.valueOf(micros)))
        .anyMatch(bound -> time.compareTo(bound) < 0);
  }
}
