package dev.semblance.spark.stage;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawValues;
import dev.semblance.spark.row.RowEvaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The bytes of a row's key: equal for equal keys, different for different ones. They serve to bring
 * an entity's rows together within a run, so no more is asked of them.
 *
 * <p>A key of one string is the string's bytes themselves; any other key is, part by part, eight
 * bytes, or a length and the bytes.
 */
final class KeyBytes {

  /** A key part: a column of the row, or the result of one of the evaluated expressions. */
  private record Part(boolean isLong, int column, int expression, ScalarExpression source) {}

  private final List<Part> parts = new ArrayList<>();
  private byte[] buffer = new byte[64];
  private int size;

  /**
   * @param key parts over the row
   * @param computed gains the parts that have to be evaluated
   */
  KeyBytes(List<ScalarExpression> key, LaneLayout lane, List<ScalarExpression> computed) {
    for (ScalarExpression part : key) {
      boolean isLong = RawValues.isLong(part.type());
      if (part instanceof ScalarExpression.Column column) {
        parts.add(new Part(isLong, lane.position(column.name()), -1, part));
      } else {
        parts.add(new Part(isLong, -1, computed.size(), part));
        computed.add(part);
      }
    }
  }

  /** The key of the row at which {@code rows} stands; null if a part is. Valid until the next. */
  UTF8String of(RowEvaluator rows) {
    if (parts.size() == 1 && !parts.get(0).isLong()) {
      return bytes(parts.get(0), rows);
    }
    size = 0;
    for (Part part : parts) {
      if (!append(part, rows)) {
        return null;
      }
    }
    return UTF8String.fromBytes(buffer, 0, size);
  }

  private boolean append(Part part, RowEvaluator rows) {
    if (part.isLong()) {
      return appendLong(part, rows);
    }
    UTF8String bytes = bytes(part, rows);
    if (bytes == null) {
      return false;
    }
    reserve(Integer.BYTES + bytes.numBytes());
    Platform.putInt(buffer, Platform.BYTE_ARRAY_OFFSET + size, bytes.numBytes());
    bytes.writeToMemory(buffer, Platform.BYTE_ARRAY_OFFSET + size + Integer.BYTES);
    size += Integer.BYTES + bytes.numBytes();
    return true;
  }

  private boolean appendLong(Part part, RowEvaluator rows) {
    long value;
    if (part.column() >= 0) {
      InternalRow row = rows.row();
      if (row.isNullAt(part.column())) {
        return false;
      }
      value = row.getLong(part.column());
    } else {
      ColumnVector vector = rows.result(part.expression());
      if (vector.isNull(rows.index())) {
        return false;
      }
      value =
          vector.storage() == ColumnVector.Storage.DOUBLE
              ? Double.doubleToRawLongBits(vector.doubles()[rows.index()])
              : vector.longs()[rows.index()];
    }
    reserve(Long.BYTES);
    Platform.putLong(buffer, Platform.BYTE_ARRAY_OFFSET + size, value);
    size += Long.BYTES;
    return true;
  }

  private static UTF8String bytes(Part part, RowEvaluator rows) {
    if (part.column() >= 0) {
      InternalRow row = rows.row();
      return row.isNullAt(part.column()) ? null : row.getUTF8String(part.column());
    }
    ColumnVector vector = rows.result(part.expression());
    return vector.isNull(rows.index())
        ? null
        : RawValues.toBytes(part.source().type(), vector.objects()[rows.index()]);
  }

  private void reserve(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
    }
  }
}
