package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.runtime.record.EventIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one input in the batch at hand, and the values of all expressions over them. */
final class InputRows {
  private final RowLayout layout;
  private final ColumnBatch batch;
  private final Map<ScalarExpression, Integer> slots = new LinkedHashMap<>();
  private ExpressionSet expressions;
  private ColumnVector[] values;

  private long[] times = new long[16];
  private byte[][] identities = new byte[16][];
  private boolean[] duplicate = new boolean[16];

  /** First row of each segment. */
  private int[] starts = new int[16];

  private int segments;
  private long duplicates;
  private long conflicts;

  InputRows(RowLayout layout) {
    this.layout = layout;
    this.batch = new ColumnBatch(layout, 16);
  }

  /** Registers an expression over the rows; its values will be {@code values(slot)}. */
  int slot(ScalarExpression expression) {
    if (expressions != null) {
      throw new IllegalStateException("the expressions are compiled already");
    }
    Integer known = slots.putIfAbsent(expression, slots.size());
    return known == null ? slots.size() - 1 : known;
  }

  int[] slots(List<ScalarExpression> wanted) {
    return wanted.stream().mapToInt(this::slot).toArray();
  }

  /** Ends registration. */
  void compile() {
    expressions = ExpressionSet.compile(new ArrayList<>(slots.keySet()), layout);
  }

  void startSegment() {
    if (segments == starts.length) {
      starts = Arrays.copyOf(starts, segments * 2);
    }
    starts[segments++] = batch.rows();
  }

  int addRow(long time, byte[] identity) {
    int row = batch.addRow();
    if (row == times.length) {
      times = Arrays.copyOf(times, row * 2);
      identities = Arrays.copyOf(identities, row * 2);
      duplicate = Arrays.copyOf(duplicate, row * 2);
    }
    times[row] = time;
    identities[row] = identity;
    duplicate[row] = false;
    if (row > start(segments - 1) && times[row - 1] == time) {
      compare(row, identities[row - 1]);
    }
    return row;
  }

  private void compare(int row, byte[] before) {
    if (Arrays.equals(before, identities[row])) {
      duplicate[row] = true;
      duplicates++;
    } else if (EventIdentity.isSameId(before, identities[row])) {
      conflicts++;
    }
  }

  void evaluate() {
    if (batch.rows() > 0 && !slots.isEmpty()) {
      values = expressions.evaluate(batch);
    }
  }

  void clear() {
    Arrays.fill(identities, 0, batch.rows(), null);
    batch.clear();
    segments = 0;
  }

  ColumnBatch batch() {
    return batch;
  }

  int rows() {
    return batch.rows();
  }

  /** First row of a segment. */
  int start(int segment) {
    return starts[segment];
  }

  /** The row after a segment's last. */
  int end(int segment) {
    return segment + 1 < segments ? starts[segment + 1] : batch.rows();
  }

  /** Times in microseconds. */
  long[] times() {
    return times;
  }

  byte[] identity(int row) {
    return identities[row];
  }

  /** Whether the row repeats the one before it. */
  boolean isDuplicate(int row) {
    return duplicate[row];
  }

  /** How many rows repeated another, in this batch and all before. */
  long duplicates() {
    return duplicates;
  }

  /** How many rows had the time and the id of the one before them, but other content. */
  long conflicts() {
    return conflicts;
  }

  /** Values of a registered expression, a row a row of the batch; valid until the next batch. */
  ColumnVector values(int slot) {
    return values[slot];
  }

  ColumnVector[] values(int[] wanted) {
    return Arrays.stream(wanted).mapToObj(this::values).toArray(ColumnVector[]::new);
  }
}
