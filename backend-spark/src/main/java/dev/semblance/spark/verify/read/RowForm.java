package dev.semblance.spark.verify.read;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.OrderedBytes;
import dev.semblance.spark.verify.VectorField;
import dev.semblance.spark.verify.VerifyException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Which columns of a side go into its rows, in what order, and which part of it is meant.
 *
 * @param columns the id's parts, the time if it is no part of them, then the values
 * @param idParts how many of them are the id
 * @param time index of the time's column; -1 for none
 * @param fromMicros the first trigger time that is meant
 * @param endMicros the first after that
 */
public record RowForm(
    ArrayList<VectorField> columns,
    int idParts,
    int time,
    long fromMicros,
    long endMicros,
    int side)
    implements Serializable {

  /** Whether a value is there and is of its type, as a part of an id has to be. */
  static boolean isOf(Type type, Object value) {
    if (value instanceof BigDecimal number) {
      return number.scale() == type.scale() && number.precision() <= type.precision();
    }
    return value != null && value != CellWriter.ABSENT && !(value instanceof CellWriter.Foreign);
  }

  /** Makes rows of this form from values; not thread-safe. */
  Maker maker() {
    return new Maker(this);
  }

  /** Makes rows from the values of their columns. */
  static final class Maker {
    private final RowForm form;
    private final Type[] types;
    private final OrderedBytes key = new OrderedBytes();
    private final CellWriter cells = new CellWriter();

    private Maker(RowForm form) {
      this.form = form;
      this.types = form.columns.stream().map(VectorField::type).toArray(Type[]::new);
    }

    /** Types of the columns, in order. */
    List<Type> types() {
      return List.of(types);
    }

    /**
     * A row.
     *
     * @param values of the columns, in order
     * @param place names the row in messages
     * @return null if the trigger is not of the time that is meant
     * @throws VerifyException if it has no id or no time
     */
    InternalRow row(Object[] values, String place) {
      long micros = 0;
      if (form.time >= 0) {
        require(values, form.time, place);
        micros = (Long) values[form.time];
        if (micros < form.fromMicros || micros >= form.endMicros) {
          return null;
        }
      }
      key.clear();
      cells.clear();
      for (int i = 0; i < types.length; i++) {
        if (i < form.idParts) {
          require(values, i, place);
          key.append(types[i], values[i]);
        }
        cells.write(types[i], values[i]);
      }
      return KeyedRow.of(key.toBytes(), KeyedRow.VECTOR, micros, cells.toBytes(), form.side);
    }

    private void require(Object[] values, int column, String place) {
      Object value = values[column];
      if (!isOf(types[column], value)) {
        VectorField field = form.columns.get(column);
        throw new VerifyException(
            "%s has no %s that is a %s: %s"
                .formatted(
                    place,
                    field.name(),
                    field.typeText(),
                    value instanceof CellWriter.Foreign foreign
                        ? Cell.visible(foreign.text())
                        : String.valueOf(value).toLowerCase(Locale.ROOT)));
      }
    }
  }
}
