package dev.semblance.spark.verify.skew;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.OrderedBytes;
import dev.semblance.spark.verify.VectorField;
import dev.semblance.spark.verify.VerifyException;
import dev.semblance.spark.verify.read.Cell;
import dev.semblance.spark.verify.read.CellKind;
import dev.semblance.spark.verify.read.CellReader;
import dev.semblance.spark.verify.read.KeyedRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The task that takes rows apart: for each value a row with its column and place in the order. */
final class ValueTask implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  static final String COLUMN = "column";

  /** The value's {@link OrderedBytes}. */
  static final String ORDER = "order";

  static final String CELL = "cell";
  static final String LEFT = "left";
  static final String RIGHT = "right";

  private final int firstColumn;
  private final ArrayList<VectorField> columns;

  ValueTask(int firstColumn, List<VectorField> columns) {
    this.firstColumn = firstColumn;
    this.columns = new ArrayList<>(columns);
  }

  static StructType schema() {
    return new StructType()
        .add(COLUMN, DataTypes.IntegerType, false)
        .add(ORDER, DataTypes.BinaryType, false)
        .add(CELL, DataTypes.BinaryType, false)
        .add(LEFT, DataTypes.LongType, false)
        .add(RIGHT, DataTypes.LongType, false);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    Type[] types = columns.stream().map(VectorField::type).toArray(Type[]::new);
    return new Iterator<>() {
      private Iterator<InternalRow> values = List.<InternalRow>of().iterator();

      @Override
      public boolean hasNext() {
        while (!values.hasNext() && rows.hasNext()) {
          values = values(rows.next(), types).iterator();
        }
        return values.hasNext();
      }

      @Override
      public InternalRow next() {
        hasNext();
        return values.next();
      }
    };
  }

  private List<InternalRow> values(InternalRow row, Type[] types) {
    byte[] bytes = KeyedRow.cells(row);
    CellReader cells = new CellReader(bytes);
    for (int i = 0; i < firstColumn; i++) {
      cells.skip();
    }
    long left = KeyedRow.side(row) == KeyedRow.LEFT ? 1 : 0;
    List<InternalRow> values = new ArrayList<>(types.length);
    OrderedBytes order = new OrderedBytes();
    for (int i = 0; i < types.length; i++) {
      int start = cells.position();
      Cell cell = cells.read();
      if (!cell.isEmpty()) {
        order.clear();
        order.append(types[i], plain(cell, types[i], columns.get(i)));
        byte[] own = Arrays.copyOfRange(bytes, start, cells.position());
        values.add(new GenericInternalRow(new Object[] {i, order.toBytes(), own, left, 1 - left}));
      }
    }
    return values;
  }

  private static Object plain(Cell cell, Type type, VectorField column) {
    boolean fits =
        cell.kind() != CellKind.FOREIGN
            && !(cell.value() instanceof BigDecimal number && number.scale() != type.scale());
    if (!fits) {
      throw new VerifyException(
          "column `%s` has a value that is no %s: %s"
              .formatted(column.name(), column.typeText(), cell.text()));
    }
    return cell.plain();
  }
}
