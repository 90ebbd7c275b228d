package dev.semblance.spark.verify.read;

import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** The task that takes the rows of Parquet files. */
final class ParquetRows implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final RowForm form;
  private final StructType schema;
  private final String place;

  /**
   * @param schema of the rows: the form's columns, in its order
   */
  ParquetRows(RowForm form, StructType schema, String place) {
    this.form = form;
    this.schema = schema;
    this.place = place;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    RowForm.Maker maker = form.maker();
    List<Type> types = maker.types();
    List<SparkValue> readers = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      readers.add(SparkValue.of(types.get(i), schema.fields()[i].dataType()).orElseThrow());
    }
    Object[] values = new Object[types.size()];
    return new PresentRows<>(
        rows,
        row -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = row.isNullAt(i) ? null : readers.get(i).read(row, i);
          }
          return maker.row(values, "a row of " + place);
        });
  }
}
