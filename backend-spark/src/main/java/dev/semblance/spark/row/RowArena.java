package dev.semblance.spark.row;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Copies of some rows in one array, to be read again later. Spark's own rows are reused. */
public final class RowArena {
  private static final int INITIAL_BYTES = 1 << 16;
  private static final int INITIAL_ROWS = 1024;

  private final UnsafeRow view;
  private byte[] bytes = new byte[INITIAL_BYTES];
  private int[] ends = new int[INITIAL_ROWS];
  private int rows;

  /**
   * @param fields of each row
   */
  public RowArena(int fields) {
    this.view = new UnsafeRow(fields);
  }

  public int rows() {
    return rows;
  }

  public void clear() {
    rows = 0;
  }

  /** Keeps a copy of {@code row}. */
  public void add(UnsafeRow row) {
    int start = start(rows);
    int end = Math.addExact(start, row.getSizeInBytes());
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 2);
    }
    Platform.copyMemory(
        row.getBaseObject(),
        row.getBaseOffset(),
        bytes,
        Platform.BYTE_ARRAY_OFFSET + start,
        row.getSizeInBytes());
    ends[rows++] = end;
  }

  /** The row at {@code index}: one view, moved by the next call. */
  public UnsafeRow get(int index) {
    int start = start(index);
    view.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + start, ends[index] - start);
    return view;
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }
}
