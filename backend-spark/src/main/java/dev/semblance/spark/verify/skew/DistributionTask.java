package dev.semblance.spark.verify.skew;

import dev.semblance.spark.verify.read.CellReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task that takes some columns' values, in order, and tells what they are like. */
final class DistributionTask implements FlatMapFunction<Iterator<InternalRow>, Distribution> {
  private static final long serialVersionUID = 1L;

  private final boolean[] numbers;
  private final long[][] totals;

  /**
   * @param numbers for each column whether its values are numbers
   * @param totals by side and column, how many values there are
   */
  DistributionTask(boolean[] numbers, long[][] totals) {
    this.numbers = numbers;
    this.totals = totals;
  }

  @Override
  public Iterator<Distribution> call(Iterator<InternalRow> rows) {
    List<Distribution> done = new ArrayList<>();
    int column = -1;
    ColumnValues values = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (row.getInt(0) != column) {
        if (values != null) {
          done.add(values.distribution());
        }
        column = row.getInt(0);
        values = values(column);
      }
      values.value(new CellReader(row.getBinary(2)).read(), row.getLong(3), row.getLong(4));
    }
    if (values != null) {
      done.add(values.distribution());
    }
    return done.iterator();
  }

  private ColumnValues values(int column) {
    return numbers[column]
        ? new NumberValues(column, new long[] {totals[0][column], totals[1][column]})
        : new CategoryValues(column);
  }
}
