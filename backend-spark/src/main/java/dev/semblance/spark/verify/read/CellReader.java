package dev.semblance.spark.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link CellWriter} wrote, cell after cell. */
public final class CellReader {
  private static final CellKind[] KINDS = CellKind.values();

  private final ByteBuffer buffer;

  public CellReader(byte[] cells) {
    buffer = ByteBuffer.wrap(cells);
  }

  /** All cells of a row. */
  public static List<Cell> all(byte[] cells) {
    CellReader reader = new CellReader(cells);
    List<Cell> all = new ArrayList<>();
    while (reader.buffer.hasRemaining()) {
      all.add(reader.read());
    }
    return all;
  }

  /** Where the next cell begins in the bytes. */
  public int position() {
    return buffer.position();
  }

  /** Goes back, or on, to where a cell begins. */
  public void position(int start) {
    buffer.position(start);
  }

  /** The next cell. */
  public Cell read() {
    CellKind kind = KINDS[buffer.get()];
    return switch (kind) {
      case NULL -> Cell.ofNull();
      case ABSENT -> Cell.absent();
      case FOREIGN, STRING -> new Cell(kind, new String(bytes(), UTF_8));
      case BOOL -> new Cell(kind, buffer.get() != 0);
      case INT, TIMESTAMP, DURATION -> new Cell(kind, buffer.getLong());
      case DOUBLE -> new Cell(kind, Double.longBitsToDouble(buffer.getLong()));
      case DECIMAL -> new Cell(kind, decimal());
      case LIST -> new Cell(kind, list());
    };
  }

  private BigDecimal decimal() {
    int scale = buffer.getInt();
    return new BigDecimal(new BigInteger(bytes()), scale);
  }

  private List<Cell> list() {
    int size = buffer.getInt();
    List<Cell> cells = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      cells.add(read());
    }
    return cells;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[buffer.getInt()];
    buffer.get(bytes);
    return bytes;
  }

  /** Passes over the next cell. */
  public void skip() {
    switch (KINDS[buffer.get()]) {
      case NULL, ABSENT -> {}
      case FOREIGN, STRING -> skipBytes();
      case BOOL -> buffer.get();
      case INT, TIMESTAMP, DURATION, DOUBLE -> buffer.getLong();
      case DECIMAL -> {
        buffer.getInt();
        skipBytes();
      }
      case LIST -> {
        for (int left = buffer.getInt(); left > 0; left--) {
          skip();
        }
      }
    }
  }

  private void skipBytes() {
    int length = buffer.getInt();
    buffer.position(buffer.position() + length);
  }
}
