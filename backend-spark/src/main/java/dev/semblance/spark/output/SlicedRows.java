package dev.semblance.spark.output;

import dev.semblance.spark.plan.OutputStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RowEvaluator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of the last lane that are output, on their way into the last exchange. */
final class SlicedRows implements Iterator<InternalRow> {
  private final OutputStep step;
  private final RowEvaluator rows;
  private final TimeSlices slices;
  private final SlicedRow view;
  private boolean ready;

  SlicedRows(OutputStep step, LaneLayout lane, TimeSlices slices, Iterator<InternalRow> rows) {
    this.step = step;
    this.rows = new RowEvaluator(rows, lane, step.filter().map(List::of).orElse(List.of()));
    this.slices = slices;
    this.view = new SlicedRow(lane);
  }

  @Override
  public boolean hasNext() {
    while (!ready && rows.advance()) {
      ready = passes();
    }
    return ready;
  }

  private boolean passes() {
    return step.range().contains(rows.row().getLong(LaneLayout.TIME))
        && (step.filter().isEmpty() || rows.result(0).isTrue(rows.index()));
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
