package dev.semblance.spark.stage;

import dev.semblance.runtime.entity.StageFold;
import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.task.Shipped;
import dev.semblance.spark.task.Tally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task after a stage's exchange: see {@link FoldedRows}. */
final class FoldStage implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final Shipped<StageStep> step;
  private final LaneLayout result;
  private final ArrayList<LaneLayout> lanes;
  private final ExchangeLayout exchange;
  private final Tally tally;

  /** For inputs whose duplicates are to be counted, the counter. */
  private final TreeMap<Integer, String> duplicateCounters;

  FoldStage(
      StageStep step,
      LaneLayout result,
      List<LaneLayout> lanes,
      ExchangeLayout exchange,
      Tally tally,
      Map<Integer, String> duplicateCounters) {
    this.step = Shipped.of(step);
    this.result = result;
    this.lanes = new ArrayList<>(lanes);
    this.exchange = exchange;
    this.tally = tally;
    this.duplicateCounters = new TreeMap<>(duplicateCounters);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> sorted) {
    return new FoldedRows(step.get(), result, lanes, exchange, sorted, this::report);
  }

  private void report(StageFold fold) {
    duplicateCounters.forEach((input, counter) -> tally.report(counter, fold.duplicates(input)));
  }
}
