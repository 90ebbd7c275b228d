package dev.semblance.runtime.entity;

import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.expression.ExpressionSet;

/** One answer: its columns, computed from the aggregates of its source. */
final class AnswerColumns {
  private final SourceFold source;
  private final ExpressionSet expressions;

  AnswerColumns(Answer answer, SourceFold source) {
    this.source = source;
    this.expressions =
        ExpressionSet.compile(
            answer.columns().stream().map(AddedColumn::expression).toList(),
            source.values().layout());
  }

  /** Writes the triggers' values into the columns of {@code added} from {@code first} on. */
  void run(Triggers triggers, ColumnBatch added, int first) {
    if (triggers.count() == 0) {
      return;
    }
    ColumnVector[] values = expressions.evaluate(source.values());
    int[] rows = triggers.rows();
    for (int column = 0; column < values.length; column++) {
      ColumnVector target = added.vector(first + column);
      for (int i = 0; i < triggers.count(); i++) {
        target.copy(rows[i], values[column], i);
      }
    }
  }
}
