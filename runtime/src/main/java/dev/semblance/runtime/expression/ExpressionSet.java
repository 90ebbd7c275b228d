package dev.semblance.runtime.expression;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.util.List;

/**
 * Several expressions over the rows of one layout, evaluated together: a subexpression that occurs
 * more than once, in one expression or in several, is computed once for a batch, and one without
 * columns once for all.
 *
 * <p>Not thread-safe: its vectors are reused from batch to batch.
 */
public final class ExpressionSet {
  private final ExpressionProgram program;
  private final ColumnVector[] slots;
  private final ColumnVector[] results;

  private ExpressionSet(ExpressionProgram program) {
    this.program = program;
    this.slots = program.newSlots();
    this.results = new ColumnVector[program.outputs().length];
  }

  /**
   * Prepares the expressions for batches of {@code layout}.
   *
   * @throws IllegalArgumentException if an expression reads a column that the layout lacks or has
   *     with another type, or breaks a rule of its operator that analysis ensures (a pattern that
   *     is no constant, an unknown time zone)
   */
  public static ExpressionSet compile(List<ScalarExpression> expressions, RowLayout layout) {
    requireNonNull(layout, "layout");
    return new ExpressionSet(new ExpressionCompiler(layout).compile(expressions));
  }

  /** How many expressions there are. */
  public int size() {
    return results.length;
  }

  /**
   * Evaluates every expression for every row of the batch, which is of the layout compiled for.
   *
   * @return one vector an expression, in their order, of at least {@code batch.rows()} rows; valid,
   *     array and vectors, until the next call and while the batch is not changed; not to be
   *     changed by the caller
   */
  public ColumnVector[] evaluate(ColumnBatch batch) {
    program.run(batch, slots);
    for (int i = 0; i < results.length; i++) {
      results[i] = slots[program.outputs()[i]];
    }
    return results;
  }
}
