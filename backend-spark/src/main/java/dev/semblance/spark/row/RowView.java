package dev.semblance.spark.row;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.BinaryView;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.unsafe.types.VariantVal;

/**
 * A row made of other things: nothing is stored in it, and each kind offers only the access it has.
 */
public abstract class RowView extends InternalRow {

  @Override
  public boolean isNullAt(int position) {
    throw noSuchAccess();
  }

  @Override
  public long getLong(int position) {
    throw noSuchAccess();
  }

  @Override
  public UTF8String getUTF8String(int position) {
    throw noSuchAccess();
  }

  @Override
  public Object get(int position, DataType type) {
    throw noSuchAccess();
  }

  @Override
  public InternalRow copy() {
    throw noSuchAccess();
  }

  @Override
  public void setNullAt(int position) {
    throw noSuchAccess();
  }

  @Override
  public void update(int position, Object value) {
    throw noSuchAccess();
  }

  @Override
  public boolean getBoolean(int position) {
    throw noSuchAccess();
  }

  @Override
  public byte getByte(int position) {
    throw noSuchAccess();
  }

  @Override
  public short getShort(int position) {
    throw noSuchAccess();
  }

  @Override
  public int getInt(int position) {
    throw noSuchAccess();
  }

  @Override
  public float getFloat(int position) {
    throw noSuchAccess();
  }

  @Override
  public double getDouble(int position) {
    throw noSuchAccess();
  }

  @Override
  public Decimal getDecimal(int position, int precision, int scale) {
    throw noSuchAccess();
  }

  @Override
  public byte[] getBinary(int position) {
    throw noSuchAccess();
  }

  @Override
  public BinaryView getBinaryView(int position) {
    throw noSuchAccess();
  }

  @Override
  public CalendarInterval getInterval(int position) {
    throw noSuchAccess();
  }

  @Override
  public VariantVal getVariant(int position) {
    throw noSuchAccess();
  }

  @Override
  public InternalRow getStruct(int position, int fields) {
    throw noSuchAccess();
  }

  @Override
  public ArrayData getArray(int position) {
    throw noSuchAccess();
  }

  @Override
  public MapData getMap(int position) {
    throw noSuchAccess();
  }

  private static UnsupportedOperationException noSuchAccess() {
    return new UnsupportedOperationException("this row has no such access");
  }
}
