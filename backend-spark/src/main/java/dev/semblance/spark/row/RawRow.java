package dev.semblance.spark.row;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A row whose columns are eight raw bytes or a run of raw bytes, whatever the language's type: see
 * {@link RawValues}. Between stages there are only such rows, so one generated projection or
 * comparison serves all of them, and a value that merely passes through is never decoded.
 *
 * <p>Raw rows are views: valid until their iterator moves on.
 */
public abstract class RawRow extends RowView {

  @Override
  public abstract boolean isNullAt(int position);

  /** The eight bytes of a column of {@link RawValues#isLong} type. */
  @Override
  public abstract long getLong(int position);

  /** The bytes of any other column; not necessarily text. */
  @Override
  public abstract UTF8String getUTF8String(int position);

  @Override
  public Object get(int position, DataType type) {
    if (isNullAt(position)) {
      return null;
    }
    return type instanceof LongType ? (Object) getLong(position) : getUTF8String(position);
  }
}
