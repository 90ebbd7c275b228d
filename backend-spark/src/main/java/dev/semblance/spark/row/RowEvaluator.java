package dev.semblance.spark.row;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.expression.ExpressionSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Walks over rows together with the values of some expressions over them. Expressions are evaluated
 * for many rows at a time, so rows are copied; without expressions they are not.
 */
public final class RowEvaluator {
  private static final int BATCH_ROWS = 1024;

  private final Iterator<InternalRow> rows;
  private final RowArena arena;
  private final RawRowWriter writer;
  private final ColumnFiller filler;
  private final ColumnBatch batch;
  private final ExpressionSet expressions;
  private final boolean evaluates;
  private ColumnVector[] results = {};
  private InternalRow row;
  private int index = -1;

  public RowEvaluator(
      Iterator<InternalRow> rows, LaneLayout layout, List<ScalarExpression> expressions) {
    this.rows = rows;
    this.evaluates = !expressions.isEmpty();
    this.arena = new RowArena(layout.width());
    this.writer = new RawRowWriter(layout);
    this.filler = layout.filler(columnsOf(expressions));
    this.batch = new ColumnBatch(filler.layout(), evaluates ? BATCH_ROWS : 0);
    this.expressions = ExpressionSet.compile(expressions, filler.layout());
  }

  private static Set<String> columnsOf(List<ScalarExpression> expressions) {
    Set<String> columns = new TreeSet<>();
    expressions.forEach(e -> e.forEachColumn(column -> columns.add(column.name())));
    return columns;
  }

  /** Moves to the next row; false when there is none. */
  public boolean advance() {
    if (!evaluates) {
      if (!rows.hasNext()) {
        return false;
      }
      row = rows.next();
      return true;
    }
    if (index + 1 >= arena.rows() && !evaluateMore()) {
      return false;
    }
    row = arena.get(++index);
    return true;
  }

  /** The row moved to. */
  public InternalRow row() {
    return row;
  }

  /** The values of an expression; that of the row stands at {@link #index}. */
  public ColumnVector result(int expression) {
    return results[expression];
  }

  /** Where the row's values stand. */
  public int index() {
    return index;
  }

  private boolean evaluateMore() {
    arena.clear();
    batch.clear();
    index = -1;
    while (arena.rows() < BATCH_ROWS && rows.hasNext()) {
      InternalRow next = rows.next();
      arena.add(writer.compact(next));
      filler.fill(next, batch, batch.addRow());
    }
    if (arena.rows() == 0) {
      return false;
    }
    results = expressions.evaluate(batch);
    return true;
  }
}
