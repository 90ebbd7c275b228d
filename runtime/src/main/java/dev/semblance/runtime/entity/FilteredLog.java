package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.aggregate.EventColumns;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.window.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of an input that pass a condition: what is left of the open entity's earlier ones, then
 * those of the batch.
 */
final class FilteredLog {
  private final InputRows input;

  /** Slots of the conditions that all must be true. */
  private final int[] conditions;

  /** Slots of the expressions remembered. */
  private final List<Integer> columnSlots = new ArrayList<>();

  private final List<Type> columnTypes = new ArrayList<>();
  private int[] slots;
  private EventLog log;

  /** First row of the log for each segment, and the end of the last. */
  private int[] starts = new int[16];

  /** Where each row of the batch stands in the log, or -1. */
  private int[] positions = new int[16];

  private int[] passing = new int[16];

  /** Where the open entity's rows begin. */
  private int openStart;

  FilteredLog(InputRows input, List<Optional<ScalarExpression>> conditions) {
    this.input = input;
    this.conditions = conditions.stream().flatMap(Optional::stream).mapToInt(input::slot).toArray();
  }

  /** Registers an expression to be remembered; gives its column. */
  int column(ScalarExpression expression) {
    int slot = input.slot(expression);
    int known = columnSlots.indexOf(slot);
    if (known >= 0) {
      return known;
    }
    columnSlots.add(slot);
    columnTypes.add(expression.type());
    return columnSlots.size() - 1;
  }

  /** Ends registration. */
  void open() {
    slots = columnSlots.stream().mapToInt(Integer::intValue).toArray();
    log = new EventLog(columnTypes);
  }

  EventColumns view(int... columns) {
    return log.view(columns);
  }

  ColumnVector column(int index) {
    return log.column(index);
  }

  /** Takes in the rows of the batch. */
  void append(Segments segments) {
    if (!segments.continuing()) {
      clear();
    }
    ensureCapacity(segments.count() + 1, input.rows());
    int base = log.size();
    int count = 0;
    for (int segment = 0; segment < segments.count(); segment++) {
      starts[segment] = segment == 0 ? openStart : base + count;
      boolean hasKey = segments.hasKey(segment);
      for (int row = input.start(segment); row < input.end(segment); row++) {
        boolean passes = hasKey && !input.isDuplicate(row) && passes(row);
        positions[row] = passes ? base + count : -1;
        if (passes) {
          passing[count++] = row;
        }
      }
    }
    starts[segments.count()] = base + count;
    if (count > 0) {
      log.append(input.times(), input.values(slots), passing, count);
    }
  }

  private boolean passes(int row) {
    for (int condition : conditions) {
      if (!input.values(condition).isTrue(row)) {
        return false;
      }
    }
    return true;
  }

  private void ensureCapacity(int segments, int rows) {
    if (segments > starts.length) {
      starts = new int[segments * 2];
    }
    if (rows > positions.length) {
      positions = new int[rows * 2];
      passing = new int[rows * 2];
    }
  }

  long[] times() {
    return log.times();
  }

  /** First row of a segment. */
  int start(int segment) {
    return starts[segment];
  }

  /** The row after a segment's last. */
  int end(int segment) {
    return starts[segment + 1];
  }

  /** Where the input's rows stand in the log, each or -1; -1 stays -1. */
  void positionsOf(int[] rows, int count, int[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = rows[i] < 0 ? -1 : positions[rows[i]];
    }
  }

  /**
   * Forgets the rows before {@code firstNeeded}, or keeps them for now, as moving what remains must
   * not cost more than they did; gives how many it forgot.
   */
  int forgetBefore(int firstNeeded) {
    if (firstNeeded < log.size() - firstNeeded) {
      openStart = firstNeeded;
      return 0;
    }
    log.drop(firstNeeded);
    openStart = 0;
    return firstNeeded;
  }

  void clear() {
    log.clear();
    openStart = 0;
  }

  void write(int first, StateOutput out) {
    log.write(first, out);
  }

  void read(StateInput in) {
    log.read(in);
    openStart = 0;
  }

  int size() {
    return log.size();
  }
}
