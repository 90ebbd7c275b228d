package dev.semblance.spark.output;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.spark.plan.OutputStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RowEvaluator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of the last lane that are output, on their way into the last exchange. */
final class SlicedRows implements Iterator<InternalRow> {
  private final OutputStep step;
  private final LongConsumer refusals;
  private final RowEvaluator rows;
  private final TimeSlices slices;
  private final SlicedRow view;
  private long refused;
  private boolean ready;
  private boolean ended;

  /**
   * @param refusals hears at the end how many rows came too late to be answered
   */
  SlicedRows(
      OutputStep step,
      LaneLayout lane,
      TimeSlices slices,
      Iterator<InternalRow> rows,
      LongConsumer refusals) {
    this.step = step;
    this.refusals = refusals;
    List<ScalarExpression> conditions = new ArrayList<>();
    step.filter().ifPresent(conditions::add);
    step.refused().ifPresent(conditions::add);
    this.rows = new RowEvaluator(rows, lane, conditions);
    this.slices = slices;
    this.view = new SlicedRow(lane);
  }

  @Override
  public boolean hasNext() {
    while (!ready && rows.advance()) {
      ready = passes() && !isRefused();
    }
    if (!ready && !ended) {
      ended = true;
      refusals.accept(refused);
    }
    return ready;
  }

  private boolean passes() {
    return step.range().contains(rows.row().getLong(LaneLayout.TIME))
        && (step.filter().isEmpty() || rows.result(0).isTrue(rows.index()));
  }

  private boolean isRefused() {
    int condition = step.filter().isPresent() ? 1 : 0;
    boolean isRefused = step.refused().isPresent() && rows.result(condition).isTrue(rows.index());
    if (isRefused) {
      refused++;
    }
    return isRefused;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    return view.set(rows.row(), slices.partOf(rows.row().getLong(LaneLayout.TIME)));
  }
}
