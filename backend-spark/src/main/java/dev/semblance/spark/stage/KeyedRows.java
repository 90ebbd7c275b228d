package dev.semblance.spark.stage;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.spark.plan.InputStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RowEvaluator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows of one input on their way into the exchange: filtered, with their keys. */
final class KeyedRows implements Iterator<InternalRow> {
  private static final long SEED = 42;

  private final InputStep step;
  private final RowEvaluator rows;
  private final KeyBytes keys;
  private final int filter;
  private final KeyedRow view;
  private boolean ready;

  KeyedRows(
      InputStep step,
      int input,
      LaneLayout lane,
      ExchangeLayout exchange,
      Iterator<InternalRow> rows) {
    this.step = step;
    List<ScalarExpression> computed = new ArrayList<>();
    this.keys = new KeyBytes(step.input().key(), lane, computed);
    this.filter = step.filter().isPresent() ? computed.size() : -1;
    step.filter().ifPresent(computed::add);
    this.rows = new RowEvaluator(rows, lane, computed);
    this.view = new KeyedRow(input, lane, exchange);
  }

  @Override
  public boolean hasNext() {
    while (!ready && rows.advance()) {
      ready = passes() && setKey();
    }
    return ready;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    return view;
  }

  private boolean passes() {
    return step.range().contains(rows.row().getLong(LaneLayout.TIME))
        && (filter < 0 || rows.result(filter).isTrue(rows.index()));
  }

  /** Whether the row goes on: a source without a key is never found. */
  private boolean setKey() {
    InternalRow row = rows.row();
    UTF8String key = keys.of(rows);
    if (key == null && !step.input().subject()) {
      return false;
    }
    // Rows without a key are spread by identity, or they would all meet in one task.
    UTF8String spread = key == null ? row.getUTF8String(LaneLayout.IDENTITY) : key;
    view.set(row, XXH64.hashUTF8String(spread, SEED), key);
    return true;
  }
}
