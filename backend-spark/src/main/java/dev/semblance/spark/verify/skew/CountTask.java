package dev.semblance.spark.verify.skew;

import dev.semblance.spark.verify.read.CellReader;
import dev.semblance.spark.verify.read.KeyedRow;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task that counts rows and values. */
final class CountTask implements FlatMapFunction<Iterator<InternalRow>, SkewCounts> {
  private static final long serialVersionUID = 1L;

  private final int firstColumn;
  private final int columns;

  CountTask(int firstColumn, int columns) {
    this.firstColumn = firstColumn;
    this.columns = columns;
  }

  @Override
  public Iterator<SkewCounts> call(Iterator<InternalRow> rows) {
    SkewCounts counts = new SkewCounts(columns);
    rows.forEachRemaining(row -> count(row, counts));
    return List.of(counts).iterator();
  }

  private void count(InternalRow row, SkewCounts counts) {
    int side = KeyedRow.side(row);
    counts.rows[side]++;
    counts.firstTime[side] = Math.min(counts.firstTime[side], KeyedRow.time(row));
    counts.lastTime[side] = Math.max(counts.lastTime[side], KeyedRow.time(row));
    CellReader cells = new CellReader(KeyedRow.cells(row));
    for (int i = 0; i < firstColumn; i++) {
      cells.skip();
    }
    for (int i = 0; i < columns; i++) {
      if (!cells.read().isEmpty()) {
        counts.values[side][i]++;
      }
    }
  }
}
