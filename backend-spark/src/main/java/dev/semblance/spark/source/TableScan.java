package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.ValueDoor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/** The task that takes rows of Spark's: from Parquet, or from wherever a table comes. */
final class TableScan implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private static final long NANOS_PER_MICRO = 1000;

  private final ScanContext context;
  private final ScanRequest request;
  private final EventBinding binding;
  private final TableShape shape;

  TableScan(ScanContext context, ScanRequest request, EventBinding binding, TableShape shape) {
    this.context = context;
    this.request = request;
    this.binding = binding;
    this.shape = shape;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    BadRecords bad = new BadRecords(context, request.reports());
    return new ScannedRows(context, request, new Batches(rows, bad), bad);
  }

  private final class Batches implements EventBatches {
    private final Iterator<InternalRow> rows;
    private final BadRecords bad;
    private final List<TableColumn> columns = new ArrayList<>();

    Batches(Iterator<InternalRow> rows, BadRecords bad) {
      this.rows = rows;
      this.bad = bad;
      EventSchema event = context.event().get();
      for (ValueDoor door : shape.doors(event, binding)) {
        int position = shape.schema().fieldIndex(door.column());
        DataType type = shape.schema().fields()[position].dataType();
        long divisor = shape.isNanos(door.column()) ? NANOS_PER_MICRO : 1;
        columns.add(TableColumn.of(position, type, door, divisor));
      }
    }

    @Override
    public void fill(ColumnBatch batch) {
      while (batch.rows() < ScannedRows.BATCH_ROWS && rows.hasNext()) {
        take(rows.next(), batch);
      }
    }

    private void take(InternalRow row, ColumnBatch batch) {
      int index = batch.addRow();
      int column = 0;
      try {
        for (; column < columns.size(); column++) {
          columns.get(column).take(row, batch.vector(column), index);
        }
      } catch (BadRecordException e) {
        batch.removeLastRow();
        bad.accept(new BadRecord(source(), 0, e.reason(), raw(row)));
      }
    }

    private String source() {
      String file = InputFileBlockHolder.getInputFilePath().toString();
      return file.isEmpty() ? shape.name() : SourceFiles.display(new Path(file));
    }

    private String raw(InternalRow row) {
      StringBuilder text = new StringBuilder();
      StructField[] fields = shape.schema().fields();
      for (int i = 0; i < fields.length; i++) {
        text.append(i == 0 ? "" : ", ").append(fields[i].name()).append('=');
        text.append(row.isNullAt(i) ? "null" : row.get(i, fields[i].dataType()));
      }
      return text.toString();
    }
  }
}
