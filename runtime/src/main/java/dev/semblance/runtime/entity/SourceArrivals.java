package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.entity.SourceShape.AggregateShape;
import dev.semblance.runtime.entity.SourceShape.LogShape;
import dev.semblance.runtime.entity.SourceShape.WindowShape;
import dev.semblance.runtime.window.WindowCursor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One source of a stage: takes in its rows, and gives its aggregates and rows as of a moment. */
final class SourceArrivals {
  private final Source source;
  private final SourceShape shape;
  private final ArrivalInput input;
  private final boolean sharesEvents;

  /** How late a row of the source may come. */
  private final long lateness;

  /** How late anything may come that concerns the source: its own rows, and triggers. */
  private final long wait;

  private final int streamSlot;
  private final int conditionSlot;
  private final int[] logConditionSlots;
  private final int[][] logColumnSlots;
  private final ColumnVector[][] logValues;

  /** Columns of all lookups, one after the other; null without lookups. */
  private final List<ScalarExpression> lookupColumns;

  private final int[] lookupSlots;
  private final ColumnVector[] lookupValues;
  private final List<String> labels;

  /** One row: the values of the aggregates' slots for the trigger answered last. */
  private final ColumnBatch values;

  /** Where each log put the row that was remembered last, or -1: to take it back. */
  private final int[] placed;

  private int placedFound;

  SourceArrivals(
      Source source,
      ArrivalInput input,
      boolean sharesEvents,
      long lateness,
      long wait,
      List<Lookup> lookups,
      List<Answer> answers) {
    this.source = source;
    this.shape = SourceShape.of(source, sharesEvents);
    this.input = input;
    this.sharesEvents = sharesEvents;
    this.lateness = lateness;
    this.wait = wait;
    this.streamSlot = input.slot(source.stream());
    this.conditionSlot = input.slot(source.condition());
    List<LogShape> logs = shape.logs();
    this.logConditionSlots = logs.stream().mapToInt(l -> input.slot(l.condition())).toArray();
    this.logColumnSlots =
        logs.stream().map(log -> input.slots(log.columns())).toArray(int[][]::new);
    this.logValues =
        logs.stream().map(l -> new ColumnVector[l.columns().size()]).toArray(ColumnVector[][]::new);
    this.placed = new int[logs.size()];
    this.lookupColumns = lookups.isEmpty() ? null : columnsOf(lookups);
    this.lookupSlots = lookupColumns == null ? null : input.slots(lookupColumns);
    this.lookupValues = lookupColumns == null ? null : new ColumnVector[lookupColumns.size()];
    this.labels = labels(lookups, answers);
    this.values = new ColumnBatch(SourceFold.layout(source), 1);
    values.addRow();
  }

  private static List<ScalarExpression> columnsOf(List<Lookup> lookups) {
    List<ScalarExpression> columns = new ArrayList<>();
    lookups.forEach(lookup -> lookup.columns().forEach(c -> columns.add(c.expression())));
    return columns;
  }

  private static List<String> labels(List<Lookup> lookups, List<Answer> answers) {
    Set<String> labels = new LinkedHashSet<>();
    lookups.forEach(lookup -> labels.add(lookup.name()));
    answers.forEach(answer -> labels.add(answer.group()));
    return List.copyOf(labels);
  }

  SourceState newState() {
    List<Type> types =
        lookupColumns == null ? null : lookupColumns.stream().map(ScalarExpression::type).toList();
    return new SourceState(shape, types);
  }

  Source source() {
    return source;
  }

  /** What a row that comes too late comes too late for, in people's words. */
  List<String> labels() {
    return labels;
  }

  long waitMicros() {
    return wait;
  }

  /** Whether the input's row is an event of the source's stream. */
  boolean isMember() {
    return input.isTrue(streamSlot);
  }

  /** Whether an event of the stream of that time would still be taken in. */
  boolean isTaken(SourceState state, long time) {
    return !state.hasClock || time >= WindowCursor.before(state.clock, lateness);
  }

  /** Whether a trigger of that time can still be answered. */
  boolean isAnswered(SourceState state, long time) {
    return !state.hasClock || time >= WindowCursor.before(state.clock, wait);
  }

  /** Takes in the input's row where it counts; gives whether it did anywhere. */
  boolean remember(SourceState state, long time, byte[] identity) {
    boolean counts = input.isTrue(conditionSlot);
    for (int i = 0; i < placed.length; i++) {
      boolean passes = counts && input.isTrue(logConditionSlots[i]);
      placed[i] =
          passes
              ? state.logs[i].rows.insert(
                  time, identity, input.values(logColumnSlots[i], logValues[i]))
              : -1;
    }
    if (state.found != null) {
      placedFound =
          counts ? state.found.insert(time, identity, input.values(lookupSlots, lookupValues)) : -1;
    }
    return counts;
  }

  /** Takes out again what {@link #remember} just took in. */
  void takeBack(SourceState state) {
    for (int i = 0; i < placed.length; i++) {
      if (placed[i] >= 0) {
        state.logs[i].rows.takeBack(placed[i]);
      }
    }
    if (state.found != null && placedFound >= 0) {
      state.found.takeBack(placedFound);
    }
  }

  /** Computes all aggregates as of a trigger; {@link #values} has them. */
  void answer(SourceState state, long time, byte[] identity) {
    boolean settled = state.isSettledAt(time);
    if (!settled) {
      state.moveHead(time);
    }
    for (SourceState.Log log : state.logs) {
      int self = sharesEvents ? log.rows.find(time, identity) : -1;
      WindowMark[] marks = settled ? log.settled : log.head();
      for (int w = 0; w < marks.length; w++) {
        WindowShape window = log.shape.windows().get(w);
        if (window.answers().answers(self)) {
          answer(log, w, marks[w], self, time);
        }
      }
    }
  }

  private void answer(SourceState.Log log, int w, WindowMark mark, int self, long time) {
    List<AggregateShape> aggregates = log.shape.windows().get(w).aggregates();
    for (int a = 0; a < aggregates.size(); a++) {
      AggregateShape aggregate = aggregates.get(a);
      mark.state(a)
          .writeResult(
              log.views[w][a],
              aggregate.seesSelf() ? self : -1,
              time,
              values.vector(aggregate.slot()),
              0);
    }
  }

  /** The aggregates' values for the trigger answered last, as one row. */
  ColumnBatch values() {
    return values;
  }

  /**
   * The latest row that a lookup finds as of a moment, or -1; to be read from {@link
   * SourceState#found}.
   */
  int find(SourceState state, Lookup lookup, long time) {
    int row = state.found.endOf(time) - 1;
    if (row < 0) {
      return -1;
    }
    boolean near =
        lookup.withinMicros().isEmpty()
            || state.found.times()[row]
                >= WindowCursor.before(time, lookup.withinMicros().getAsLong());
    return near ? row : -1;
  }
}
