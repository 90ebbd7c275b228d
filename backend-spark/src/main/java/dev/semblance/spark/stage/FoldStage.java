package dev.semblance.spark.stage;

import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.task.Shipped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task after a stage's exchange: see {@link FoldedRows} and {@link ArrivedRows}. */
final class FoldStage implements Function2<Integer, Iterator<InternalRow>, Iterator<InternalRow>> {
  private static final long serialVersionUID = 1L;

  private final Shipped<StageStep> step;
  private final LaneLayout result;
  private final ArrayList<LaneLayout> lanes;
  private final ExchangeLayout exchange;
  private final StageCounters counters;

  FoldStage(
      StageStep step,
      LaneLayout result,
      List<LaneLayout> lanes,
      ExchangeLayout exchange,
      StageCounters counters) {
    this.step = Shipped.of(step);
    this.result = result;
    this.lanes = new ArrayList<>(lanes);
    this.exchange = exchange;
    this.counters = counters;
  }

  @Override
  public Iterator<InternalRow> call(Integer partition, Iterator<InternalRow> sorted) {
    StageStep stage = step.get();
    return stage.arrivals().isPresent()
        ? new ArrivedRows(stage, result, lanes, exchange, partition, sorted, counters)
        : new FoldedRows(stage, result, lanes, exchange, partition, sorted, counters);
  }
}
