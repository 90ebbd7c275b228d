package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.ArchiveSpan;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.NeededFields;
import dev.semblance.runtime.record.ValueDoor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.ToPrettyString;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/** The task that takes rows of Spark's: from Parquet, or from wherever a table comes. */
final class TableScan implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private static final long NANOS_PER_MICRO = 1000;

  private final ScanContext context;
  private final ScanRequest request;
  private final EventBinding binding;
  private final TableShape shape;
  private final Dates dates;

  /**
   * Which files have to be looked at event by event.
   *
   * @param doubtful the dates in their paths, by the path that Spark has for them
   * @param strict whether other files were left out because of the dates in their paths
   */
  record Dates(HashMap<String, ArchiveSpan> doubtful, boolean strict) implements Serializable {
    Dates(Map<String, ArchiveSpan> doubtful, boolean strict) {
      this(new HashMap<>(doubtful), strict);
    }
  }

  TableScan(
      ScanContext context,
      ScanRequest request,
      EventBinding binding,
      TableShape shape,
      Dates dates) {
    this.context = context;
    this.request = request;
    this.binding = binding;
    this.shape = shape;
    this.dates = dates;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    ScanReport report = new ScanReport(context, request, dates.strict());
    return new ScannedRows(context, request, new Batches(rows, report), report);
  }

  private final class Batches implements EventBatches {
    private final Iterator<InternalRow> rows;
    private final ScanReport report;
    private final NeededFields needed;
    private final List<TableColumn> columns = new ArrayList<>();

    private UTF8String file;
    private String fileName;
    private ArchiveSpan span;

    Batches(Iterator<InternalRow> rows, ScanReport report) {
      this.rows = rows;
      this.report = report;
      EventSchema event = context.event().get();
      this.needed = new NeededFields(event);
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
        needed.check(batch, index);
      } catch (BadRecordException e) {
        batch.removeLastRow();
        report.bad().accept(new BadRecord(source(), 0, e.reason(), raw(row)));
        return;
      }
      if (!dates.doubtful().isEmpty()) {
        openFile();
        report.checkDates(span, fileName, batch, index);
      }
    }

    private void openFile() {
      UTF8String path = InputFileBlockHolder.getInputFilePath();
      if (!path.equals(file)) {
        file = path;
        fileName = source();
        span = dates.doubtful().get(path.toString());
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
        text.append(row.isNullAt(i) ? "null" : text(row.get(i, fields[i].dataType()), fields[i]));
      }
      return text.toString();
    }

    /** As Spark shows it: lists and maps item by item, moments as such, in UTC. */
    private String text(Object value, StructField field) {
      Literal literal = new Literal(value, field.dataType());
      return new ToPrettyString(literal, Option.apply("UTC")).eval(null).toString();
    }
  }
}
