package dev.semblance.spark.stage;

import dev.semblance.spark.plan.InputStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.task.Shipped;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task before a stage's exchange: see {@link KeyedRows}. */
final class KeyInput implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final Shipped<InputStep> step;
  private final int input;
  private final LaneLayout lane;
  private final ExchangeLayout exchange;

  KeyInput(InputStep step, int input, LaneLayout lane, ExchangeLayout exchange) {
    this.step = Shipped.of(step);
    this.input = input;
    this.lane = lane;
    this.exchange = exchange;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return new KeyedRows(step.get(), input, lane, exchange, rows);
  }
}
