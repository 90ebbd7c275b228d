package dev.semblance.spark.source;

import dev.semblance.runtime.column.ColumnBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task that takes rows of boxed values. */
final class MemoryScan implements FlatMapFunction<Iterator<ArrayList<Object>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final ScanContext context;
  private final ScanRequest request;

  MemoryScan(ScanContext context, ScanRequest request) {
    this.context = context;
    this.request = request;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<ArrayList<Object>> rows) {
    ScanReport report = new ScanReport(context, request, false);
    return new ScannedRows(context, request, batch -> fill(batch, rows), report);
  }

  private static void fill(ColumnBatch batch, Iterator<ArrayList<Object>> rows) {
    while (batch.rows() < ScannedRows.BATCH_ROWS && rows.hasNext()) {
      List<Object> values = rows.next();
      int row = batch.addRow();
      for (int column = 0; column < values.size(); column++) {
        batch.vector(column).setValue(row, values.get(column));
      }
    }
  }
}
