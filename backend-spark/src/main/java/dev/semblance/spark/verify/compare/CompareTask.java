package dev.semblance.spark.verify.compare;

import dev.semblance.spark.verify.Cause;
import dev.semblance.spark.verify.read.KeyedRow;
import dev.semblance.spark.verify.read.RejectionRows;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task that compares the rows of some ids, which come together and in order. */
final class CompareTask implements FlatMapFunction<Iterator<InternalRow>, Tallies> {
  private static final long serialVersionUID = 1L;

  private final int firstColumn;
  private final int columns;
  private final int mostRows;
  private final Cause otherwise;

  CompareTask(int firstColumn, int columns, int mostRows, Cause otherwise) {
    this.firstColumn = firstColumn;
    this.columns = columns;
    this.mostRows = mostRows;
    this.otherwise = otherwise;
  }

  @Override
  public Iterator<Tallies> call(Iterator<InternalRow> rows) {
    Tallies tallies = new Tallies(columns, mostRows);
    TriggerMatch match = new TriggerMatch(tallies, otherwise, firstColumn);
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      byte[] cells = KeyedRow.cells(row);
      if (KeyedRow.kind(row) == KeyedRow.REJECTION) {
        match.rejection(KeyedRow.key(row), RejectionRows.cause(cells), RejectionRows.detail(cells));
      } else {
        match.vector(KeyedRow.key(row), KeyedRow.time(row), cells, KeyedRow.side(row));
      }
    }
    match.end();
    return List.of(tallies).iterator();
  }
}
